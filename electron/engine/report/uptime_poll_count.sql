-- One row per observed store: microseconds up and down in each window, by the steps of the original system.
-- Reads: reported_store, zone_stretch, weekly_opening, observation,
--   getvariable(to_us), getvariable(hour_from_us), getvariable(day_from_us)
-- See REPORT.md, method poll-count. "Today" and "yesterday" are days of the store at as_of.
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
),
open_at as (
  select
    store_key,
    bool_or(days_ago = 0) as now,
    bool_or(days_ago <= 1) as on_these_days,
    true as on_any_day
  from weekday_instant
  join weekly_opening using (store_key)
  where at_us >= opens_us and at_us < closes_us
  group by store_key
),
counted as (
  select
    store_key,
    arg_min(is_active, observed_us) filter (observed_us >= getvariable('hour_from_us')) as first_of_hour_is_active,
    count(*) filter (is_active and observed_us >= getvariable('day_from_us')) as active_of_day,
    count(*) filter (not is_active and observed_us >= getvariable('day_from_us')) as inactive_of_day,
    count(*) filter (is_active) as active_of_span,
    count(*) filter (not is_active) as inactive_of_span
  from observation
  group by store_key
)
select
  store_key,
  case when now and first_of_hour_is_active then epoch_us(interval 1 hour) else 0 end as uptime_hour_us,
  case when on_these_days then active_of_day * epoch_us(interval 1 hour) else 0 end as uptime_day_us,
  case when on_any_day then active_of_span * epoch_us(interval 1 hour) else 0 end as uptime_span_us,
  case when now and not first_of_hour_is_active then epoch_us(interval 1 hour) else 0 end as downtime_hour_us,
  case when on_these_days then inactive_of_day * epoch_us(interval 1 hour) else 0 end as downtime_day_us,
  case when on_any_day then inactive_of_span * epoch_us(interval 1 hour) else 0 end as downtime_span_us
from counted
left join open_at using (store_key)
