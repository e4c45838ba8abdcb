-- One row per opening or closed day in a data row of a business hours file, in file order; `problem` says why it cannot be used.
-- Reads: source_row, $weekdays
-- A closed day has neither `opens_us` nor `closes_us`. `closes_us` is past 24:00 if the opening ends on a later day
-- (REPORT.md, "Open time"). The days since 1970 between which it holds are null without a limit. `is_numbered` says that the weekday was written as a number.
with parsed as (
  select
    *,
    read_weekday(day, $weekdays) as weekday,
    read_time_of_day(start_time_local) as starts_us,
    read_end_time(end_time_local) as ends_us
  from source_row
),
with_all_day as (
  select
    *,
    mean_whole_day(starts_us, start_time_local, end_time_local) as is_all_day
  from parsed
),
understood as (
  select * replace (
    if(is_all_day, 0, starts_us) as starts_us,
    if(is_all_day, epoch_us(interval 24 hours), ends_us) as ends_us
  )
  from with_all_day
),
marked as (
  select
    *,
    coalesce(flag is null and starts_us < epoch_us(interval 24 hours) and ends_us is not null, false) as is_usual
  from understood
),
judged as (
  -- Nearly all rows are usual. A case evaluates its other branch only for the rest, which saves much time.
  select
    *,
    case
      when is_usual then null
      else opening_problem(starts_us, ends_us, start_time_local, end_time_local, flag, is_flagged_closed)
    end as why_not
  from marked
),
placed as (
  select
    *,
    case when is_usual then starts_us when why_not is null then true_start(starts_us, ends_us) end as opens_us
  from judged
)
select
  file_index,
  row_of_file,
  read_text(store_id) as store_id,
  read_text(timezone_str) as zone_name,
  valid_from_day,
  valid_to_day,
  case when day between '0' and '9' then true else trim(day) between '0' and '9' end as is_numbered,
  case
    when is_usual or why_not is not null then weekday
    else ((weekday + opens_us // epoch_us(interval 24 hours)) % 7)::tinyint
  end as weekday,
  case when is_usual then opens_us else opens_us % epoch_us(interval 24 hours) end as opens_us,
  case
    when why_not is not null then null
    when is_usual then if(ends_us <= opens_us, ends_us + epoch_us(interval 24 hours), ends_us)
    else opens_us % epoch_us(interval 24 hours) - opens_us + true_end(opens_us, ends_us)
  end as closes_us,
  case
    when read_text(store_id) is null then 'store_id_missing'
    when weekday is null then 'day_unknown'
    when validity_problem is not null then validity_problem
    when why_not <> 'closed' then why_not
  end as problem,
  case
    when read_text(store_id) is null then ''
    when weekday is null then coalesce(day, '')
    when validity_problem is not null then validity_value
    when why_not = 'closed_unknown' then flag
    when why_not = 'start_time_unreadable' then coalesce(start_time_local, '')
    when why_not = 'end_time_unreadable' then coalesce(end_time_local, '')
  end as problem_value
from placed
