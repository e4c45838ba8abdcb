-- One row per weekly hours and uninterrupted open time in the span: UTC microseconds.
-- Reads: store_hours, reported_store, opening, getvariable(from_us), getvariable(to_us)
select
  hours_id as owner,
  zone_name,
  greatest(opens_us, getvariable('from_us')) as starts_us,
  least(closes_us, getvariable('to_us')) as ends_us
from (from store_hours where store_key = hours_id) as first_store
join reported_store using (store_key)
join opening using (store_key)
where opens_us < getvariable('to_us')
