-- One row per dated store that is open on a date at the local time of day of the end of the span (method poll-count).
-- Reads: dated_store, zone_stretch, store_exception, local_opening, getvariable(to_us)
-- Dates are the seven of the store that end with today, and `at_us` is that time on its clock.
with clock as (
  select store_key, zone_name, days_ago, getvariable('to_us') + offset_us - days_ago * epoch_us(interval 24 hours) as at_us
  from dated_store
  join zone_stretch using (zone_name)
  cross join range(7) as days(days_ago)
  where getvariable('to_us') >= starts_us and getvariable('to_us') < ends_us
),
closed_at as (
  select store_key, days_ago
  from clock
  join zone_stretch using (zone_name)
  join (from store_exception where kind = 'from_to') as closure using (store_key)
  where if(
    is_local,
    at_us >= closure.starts_us and at_us < closure.ends_us,
    at_us - offset_us >= greatest(zone_stretch.starts_us, closure.starts_us)
      and at_us - offset_us < least(zone_stretch.ends_us, closure.ends_us)
  )
)
select
  store_key,
  bool_or(days_ago = 0) as now,
  bool_or(days_ago <= 1) as on_these_days,
  true as on_any_day
from clock
anti join closed_at using (store_key, days_ago)
join local_opening using (store_key)
where not is_taken_out and at_us >= opens_us and at_us < closes_us
group by store_key
