-- One row per poll of a reported store inside its open time and the report's span, with the stretch of time it
-- stands for: from the midpoint to its predecessor to the midpoint to its successor, the first and the last
-- outward to the ends of the span (REPORT.md, method nearest). Polls at one instant divide its stretch.
-- `outage` numbers the runs of inactive observations of a store; it is null for active ones.
with selected as (
  select
    store_key,
    observed_us,
    is_active,
    instant_number,
    previous_us is distinct from observed_us as is_first_of_instant,
    case when previous_us >= from_us then (previous_us + observed_us) // 2 else from_us end as starts_us,
    case when next_us <= to_us then (observed_us + next_us) // 2 else to_us end as ends_us,
    opens_us,
    closes_us
  from poll
  cross join span
  semi join reported_store using (store_key)
  where is_open and observed_us between from_us and to_us
)
select * exclude (instant_number), null as outage
from selected
where is_active
union all
select
  * exclude (instant_number),
  instant_number - dense_rank() over (partition by store_key order by instant_number) as outage
from selected
where not is_active
