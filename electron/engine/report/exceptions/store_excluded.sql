-- One row per store with open time in the span that closures take out: microseconds, and the closures that do.
-- Reads: excluded_stretch, closure_part
with excluded as (
  select store_key, sum(closes_us - opens_us)::bigint as excluded_us
  from excluded_stretch
  group by store_key
),
closure as (
  select store_key, list(distinct position) as closures
  from closure_part
  group by store_key
)
from excluded
join closure using (store_key)
