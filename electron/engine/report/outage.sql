-- One row per store and outage with open time in the span, UTC microseconds: from the midpoint before its first
-- observation to the midpoint after its last. Only a store's last observation reaches to the end of the span.
with extent as (
  select store_key, after_active_us, min(starts_us) as starts_us, max(ends_us) as ends_us
  from observation
  where not is_active
  group by store_key, after_active_us
)
select extent.store_key, starts_us, ends_us, week_us as open_us, ends_us = getvariable('to_us') as is_ongoing
from extent
join status_run
  on extent.store_key = status_run.store_key
  and extent.after_active_us is not distinct from status_run.after_active_us
where not is_active and week_us > 0
