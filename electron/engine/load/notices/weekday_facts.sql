-- One row: the range of the weekdays that were written as numbers, which are null without any.
-- Reads: business_hours_row
select
  min(weekday) as first_weekday,
  max(weekday) as last_weekday,
  count(distinct weekday) as weekdays
from business_hours_row
where is_numbered and problem is null
