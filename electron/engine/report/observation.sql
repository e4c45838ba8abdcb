-- One row per observation: a poll of a reported store inside its open time and the span of the report.
-- Reads: poll, opening, getvariable(from_us), getvariable(to_us)
-- It has the stretch of time it stands for and the opening it fell into, UTC microseconds (REPORT.md, method nearest). The
-- inactive observations of one outage have the same outage_key_us: the last active observation before it, or null.
with observed as (
  select store_key, observed_us, is_active, opens_us, closes_us
  from poll
  join opening using (store_key)
  where observed_us between getvariable('from_us') and getvariable('to_us')
    and observed_us >= opens_us
    and observed_us < closes_us
),
with_neighbours as (
  select
    *,
    lag(observed_us) over by_time as previous_us,
    lead(observed_us) over by_time as next_us,
    last_value(case when is_active then observed_us end ignore nulls) over by_time as last_active_us
  from observed
  window by_time as (partition by store_key order by observed_us)
)
select
  store_key,
  observed_us,
  is_active,
  coalesce((previous_us + observed_us) // 2, getvariable('from_us')) as starts_us,
  coalesce((observed_us + next_us) // 2, getvariable('to_us')) as ends_us,
  opens_us,
  closes_us,
  case when not is_active then last_active_us end as outage_key_us
from with_neighbours
