-- One row per store and outage with open time in the span, UTC microseconds (REPORT.md, "Outages").
-- Reads: observation, piece, opening, status_run, getvariable(to_us), getvariable(from_us), getvariable(fresh_us)
-- An outage lasts from the midpoint before its first observation to the midpoint after its last. Only the last
-- observation of a store reaches to the end of the span. The columns that begin with open_ are cut to open time.
with with_next as (
  select *, lead(observed_us) over (partition by store_key order by observed_us) as next_us
  from observation
),
extent as (
  select
    store_key,
    outage_key_us,
    min(starts_us) as starts_us,
    max(ends_us) as ends_us,
    min(observed_us) as first_inactive_us,
    max(observed_us) as last_inactive_us,
    arg_max_null(next_us, observed_us) as first_active_after_us
  from with_next
  where not is_active
  group by store_key, outage_key_us
),
open_extent as (
  select store_key, outage_key_us, min(starts_us) as open_starts_us, max(ends_us) as open_ends_us
  from piece
  where not is_active and starts_us < ends_us
  group by store_key, outage_key_us
),
edge as (
  select
    store_key,
    outage_key_us,
    open_starts_us,
    open_ends_us,
    bool_or(opens_us < open_starts_us and closes_us >= open_starts_us) as is_open_before,
    bool_or(opens_us <= open_ends_us and closes_us > open_ends_us) as is_open_after
  from open_extent
  join opening using (store_key)
  group by all
)
select
  extent.store_key,
  extent.starts_us,
  extent.ends_us,
  status_run.span_us as open_us,
  extent.ends_us = getvariable('to_us') as is_ongoing,
  open_starts_us,
  open_ends_us,
  case
    when open_starts_us = getvariable('from_us') then 'report_start'
    when is_open_before then 'between_polls'
    else 'opening'
  end as begins,
  case
    when not is_open_after then 'closing'
    when extent.ends_us < getvariable('to_us') then 'between_polls'
    when getvariable('to_us') - last_inactive_us <= getvariable('fresh_us') then 'still_down'
    else 'unknown'
  end as ends,
  extent.outage_key_us as last_active_before_us,
  first_inactive_us,
  last_inactive_us,
  first_active_after_us
from extent
join edge
  on extent.store_key = edge.store_key
  and extent.outage_key_us is not distinct from edge.outage_key_us
join status_run
  on extent.store_key = status_run.store_key
  and extent.outage_key_us is not distinct from status_run.outage_key_us
where not status_run.is_active
