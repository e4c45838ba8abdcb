-- One row: whether weekdays were written as 0, and as 7, which is no weekday if they are numbered from 0 (Monday).
-- Reads: business_hours_row
select
  coalesce(bool_or(is_numbered and weekday = 0), false) as has_0,
  coalesce(bool_or(problem = 'day_unknown' and regexp_full_match(trim(problem_value), '0*7(\.0*)?')), false) as has_7
from business_hours_row
