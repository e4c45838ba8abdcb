-- One row per opening in the business hours, in microseconds from Monday 00:00 of the local week.
-- Reads: business_hours_row, store
-- It holds if it begins on a day from `valid_from_day` to `valid_to_day`, days since 1970; null is no limit.
select
  store_key,
  weekday * epoch_us(interval 24 hours) + opens_us as opens_us,
  weekday * epoch_us(interval 24 hours) + closes_us as closes_us,
  valid_from_day,
  valid_to_day
from business_hours_row
join store using (store_id)
where problem is null and opens_us is not null
