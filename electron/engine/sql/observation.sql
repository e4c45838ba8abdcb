-- One row per poll of a reported store inside its open time and the report's span, with the stretch of time it
-- stands for: from the midpoint to its predecessor to the midpoint to its successor, the first and the last
-- outward to the ends of the span (REPORT.md, method nearest). Polls at one instant divide its stretch.
-- `outage` numbers the runs of inactive observations of a store; it is null for active ones.
with selected as (
  select
    store_key,
    observed_us,
    is_active,
    previous_us,
    previous_us is distinct from observed_us as is_first_of_instant,
    case when previous_us >= from_us then (previous_us + observed_us) // 2 else from_us end as starts_us,
    case when next_us <= to_us then (observed_us + next_us) // 2 else to_us end as ends_us,
    opens_us,
    closes_us
  from poll
  cross join span
  semi join reported_store using (store_key)
  where is_open and observed_us between from_us and to_us
),
inactive as (
  -- An outage goes on where the poll before was inactive too, and so is the row before among the inactive ones.
  select
    *,
    previous_us is distinct from lag(observed_us) over (
      partition by store_key order by observed_us, previous_us nulls first
    ) as begins_outage
  from selected
  where not is_active
)
select * exclude (previous_us), null as outage
from selected
where is_active
union all
select
  * exclude (previous_us, begins_outage),
  count(*) filter (begins_outage) over (
    partition by store_key order by observed_us range between unbounded preceding and current row
  ) as outage
from inactive
