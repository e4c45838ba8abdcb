-- One row per reported store that is open on a weekday at the local time of day of the end of the span (method poll-count).
-- Reads: reported_store, zone_stretch, weekly_opening, getvariable(to_us)
-- "Today" and "yesterday" are days of the store at as_of.
with clock as (
  select
    store_key,
    (getvariable('to_us') + offset_us - epoch_us(interval 4 days)) % epoch_us(interval 7 days) as now_us
  from reported_store
  join zone_stretch using (zone_name)
  where getvariable('to_us') >= starts_us and getvariable('to_us') < ends_us
),
weekday_instant as (
  -- The same time of day on each weekday, as microseconds of the local week.
  select
    store_key,
    days_ago,
    (now_us - days_ago * epoch_us(interval 24 hours) + epoch_us(interval 7 days)) % epoch_us(interval 7 days) as at_us
  from clock
  cross join range(7) as days(days_ago)
)
select
  store_key,
  bool_or(days_ago = 0) as now,
  bool_or(days_ago <= 1) as on_these_days,
  true as on_any_day
from weekday_instant
join weekly_opening using (store_key)
where at_us >= opens_us and at_us < closes_us
group by store_key
