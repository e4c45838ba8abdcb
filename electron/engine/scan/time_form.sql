-- One row: the number of times of day in a business hours file that are numbers, by what they can mean.
-- Reads: source_row
-- 00:00 and 24:00 also stand for "all day", and words such as "closed" for no opening: they do not say how times are written.
-- `quarters_of_day` are whole quarters of an hour in minutes since midnight, and `odd_minutes` end with other minutes than
-- those of a quarter, such as 540 and 1020. `backward` are openings whose numbers are not ascending, such as 9 to 5.
with opening as (
  select
    if(is_number(start_time_local), start_time_local, null) as starts,
    if(is_number(end_time_local), end_time_local, null) as ends,
    start_time_local,
    end_time_local
  from source_row
),
written as (
  select start_time_local as text, starts as number, number_of(ends) <= number_of(starts) as is_backward from opening
  union all
  select end_time_local, ends, null from opening
)
select
  count(*) filter (number is null and read_time_of_day(text) not in (0, epoch_us(interval 24 hours))) as written_out,
  count(number) as numbers,
  count(*) filter (is_whole_hours(number)) as whole_hours,
  count(*) filter (is_hours_and_minutes(number)) as hours_and_minutes,
  count(*) filter (number_of(number) % 15 = 0 and number_of(number) <= 1440) as quarters_of_day,
  count(*) filter (number_of(number) % 100 % 15 <> 0) as odd_minutes,
  count(*) filter (is_day_fraction(number)) as day_fractions,
  count(*) filter (is_backward) as backward,
  coalesce(max(number_of(number)), 0) as largest,
  count(*) filter (number_of(number) <> floor(number_of(number))) as decimals
from written
