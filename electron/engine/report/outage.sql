-- One row per store and outage with open time in the span, UTC microseconds.
-- Reads: observation, status_run, getvariable(to_us)
-- An outage lasts from the midpoint before its first observation to the midpoint after its last. Only the last
-- observation of a store reaches to the end of the span.
with extent as (
  select store_key, outage_key_us, min(starts_us) as starts_us, max(ends_us) as ends_us
  from observation
  where not is_active
  group by store_key, outage_key_us
)
select extent.store_key, starts_us, ends_us, span_us as open_us, ends_us = getvariable('to_us') as is_ongoing
from extent
join status_run
  on extent.store_key = status_run.store_key
  and extent.outage_key_us is not distinct from status_run.outage_key_us
where not is_active and span_us > 0
