-- One row per outage with open time in the span, UTC microseconds: from the midpoint before its first observation to
-- the midpoint after its last. Only the store's last observation reaches to the end of the span.
with extent as (
  select after_active_us, min(starts_us) as starts_us, max(ends_us) as ends_us
  from observation
  where not is_active
  group by after_active_us
)
select starts_us, ends_us, week_us as open_us, ends_us = getvariable('to_us') as is_ongoing
from extent
join status_run on extent.after_active_us is not distinct from status_run.after_active_us
where not is_active and week_us > 0
order by starts_us
