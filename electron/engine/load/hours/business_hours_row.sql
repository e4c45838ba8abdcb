-- One row per opening or closed day in a data row of a business hours file, in file order; `problem` says why it cannot be used.
-- Reads: source_row, $weekdays
-- A closed day has neither `opens_us` nor `closes_us`. `closes_us` is past 24:00 if the opening ends on a later day
-- (REPORT.md, "Open time"). `is_numbered` says that the weekday was written as a number.
with parsed as (
  select
    file_index,
    row_of_file,
    read_text(store_id) as store_id,
    day,
    start_time_local,
    end_time_local,
    coalesce(nullif(trim(is_closed), ''), nullif(trim(is_open), '')) as flag,
    coalesce(read_boolean(nullif(trim(is_closed), '')), not read_boolean(is_open)) as is_flagged_closed,
    read_text(timezone_str) as zone_name,
    read_weekday(day, $weekdays) as weekday,
    read_time_of_day(start_time_local) as starts_us,
    case
      when read_time_of_day(end_time_local) < epoch_us(time '23:59:59') then read_time_of_day(end_time_local)
      when read_time_of_day(end_time_local) is not null
        then greatest(read_time_of_day(end_time_local), epoch_us(interval 24 hours))
    end as ends_us
  from source_row
),
judged as (
  select
    *,
    -- Midnight is written as 24:00 by clocks that count the hours from 1.
    if(starts_us = epoch_us(interval 24 hours) and ends_us <= starts_us, 0, starts_us) as opens_us,
    case
      when is_flagged_closed is not null then is_flagged_closed
      else starts_us is null and ends_us is null and flag is null and means_closed(start_time_local) and means_closed(end_time_local)
    end as is_closed_day
  from parsed
)
select
  file_index,
  row_of_file,
  store_id,
  zone_name,
  trim(day) between '0' and '9' as is_numbered,
  ((weekday + if(is_closed_day, 0, opens_us) // epoch_us(interval 24 hours)) % 7)::tinyint as weekday,
  if(is_closed_day, null, opens_us % epoch_us(interval 24 hours)) as opens_us,
  if(
    is_closed_day,
    null,
    if(ends_us <= opens_us, ends_us + epoch_us(interval 24 hours), ends_us) - opens_us + opens_us % epoch_us(interval 24 hours)
  ) as closes_us,
  case
    when store_id is null then 'store_id_missing'
    when weekday is null then 'day_unknown'
    when flag is not null and is_flagged_closed is null then 'closed_unknown'
    when is_closed_day then null
    when opens_us is null then 'start_time_unreadable'
    when ends_us is null then 'end_time_unreadable'
  end as problem,
  case
    when store_id is null then ''
    when weekday is null then coalesce(day, '')
    when flag is not null and is_flagged_closed is null then flag
    when is_closed_day then null
    when opens_us is null then coalesce(start_time_local, '')
    when ends_us is null then coalesce(end_time_local, '')
  end as problem_value
from judged
