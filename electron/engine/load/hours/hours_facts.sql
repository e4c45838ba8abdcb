-- One row: facts about the rows of all business hours files together.
-- Reads: business_hours_row
-- `has_7` and `has_unknown` are about texts that are no weekday if the numbers begin with 0 (Monday). An opening is long if
-- it lasts more than 16 hours into the next morning. Midnight as an end does not say which clock it is of.
select
  coalesce(list(distinct file_index) filter (is_numbered), []) as numbered_files,
  coalesce(bool_or(is_numbered and weekday = 0), false) as has_0,
  coalesce(bool_or(problem = 'day_unknown' and regexp_full_match(trim(problem_value), '0*7(\.0*)?')), false) as has_7,
  coalesce(bool_or(problem = 'day_unknown'), false) as has_unknown,
  min(weekday) filter (is_numbered and problem is null) as first_weekday,
  max(weekday) filter (is_numbered and problem is null) as last_weekday,
  count(distinct weekday) filter (is_numbered and problem is null) as weekdays,
  count(*) filter (problem is null and opens_us is not null) as openings,
  count(*) filter (
    problem is null
      and closes_us - opens_us > epoch_us(interval 16 hours)
      and closes_us > epoch_us(interval 24 hours)
      and closes_us - opens_us < epoch_us(interval 24 hours)
  ) as long_openings,
  coalesce(
    bool_or(
      opens_us >= epoch_us(interval 13 hours)
        or (closes_us >= epoch_us(interval 13 hours) and closes_us < epoch_us(interval 24 hours))
        or closes_us >= epoch_us(interval 37 hours)
    ) filter (problem is null),
    false
  ) as has_afternoon
from business_hours_row
