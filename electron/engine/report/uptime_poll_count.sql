-- One row per observed store: microseconds up and down in each window, by the steps of the original system.
-- Reads: observation, open_at, getvariable(hour_from_us), getvariable(day_from_us)
-- See REPORT.md, method poll-count.
with counted as (
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
