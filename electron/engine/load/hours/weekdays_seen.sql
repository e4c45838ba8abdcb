-- One row: whether weekdays were written as 0, as 7, which is no weekday if they are numbered from 0 (Monday), and as
-- something that is no weekday.
-- Reads: business_hours_row
select
  coalesce(bool_or(is_numbered and weekday = 0), false) as has_0,
  coalesce(bool_or(problem = 'day_unknown' and regexp_full_match(trim(problem_value), '0*7(\.0*)?')), false) as has_7,
  coalesce(bool_or(problem = 'day_unknown'), false) as has_unknown
from business_hours_row
