-- One row per data row of a business hours file, in file order; `problem` says why a row cannot be used.
-- Reads: source_row
-- `closes_us` is past 24:00 if the opening ends on the next day (REPORT.md, "Open time").
with parsed as (
  select
    file_index,
    read_text(store_id) as store_id,
    day,
    start_time_local,
    end_time_local,
    coalesce(
      case when day in ('0', '1', '2', '3', '4', '5', '6') then day::tinyint end,
      try_cast(regexp_extract(trim(day), '^0*([0-6])(?:\.0*)?$', 1) as tinyint),
      list_position(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], lower(trim(day))) - 1,
      list_position(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], lower(trim(day))) - 1
    )::tinyint as weekday,
    read_time_of_day(start_time_local) as opens_us,
    case read_time_of_day(end_time_local)
      when epoch_us(time '23:59:59') then epoch_us(interval 24 hours)
      else read_time_of_day(end_time_local)
    end as ends_us
  from source_row
)
select
  file_index,
  store_id,
  weekday,
  opens_us,
  case when ends_us <= opens_us then ends_us + epoch_us(interval 24 hours) else ends_us end as closes_us,
  case
    when store_id is null then 'store_id_missing'
    when weekday is null then 'day_unknown'
    when opens_us is null or opens_us = epoch_us(interval 24 hours) then 'start_time_unreadable'
    when ends_us is null then 'end_time_unreadable'
  end as problem,
  case
    when store_id is null then ''
    when weekday is null then coalesce(day, '')
    when opens_us is null or opens_us = epoch_us(interval 24 hours) then coalesce(start_time_local, '')
    when ends_us is null then coalesce(end_time_local, '')
  end as problem_value
from parsed
