-- One row per hour of the local week in which selected stores are open: downtime, observed open time, and stores down.
-- Reads: selected_downtime_hour, selected_store_hours, weekly_open, $reportId
-- An opening touches the hours from the one it begins in to the one it ends in. It fills them but for the time before it in
-- the first hour and the time after it in the last one, so it is enough to count beginnings and ends.
-- A former version did not record open time; it is null then, for the hours with downtime.
with downtime as (
  select hour_of_week, sum(downtime_us) as downtime_us, count(*) as stores
  from selected_downtime_hour
  group by hour_of_week
),
same_hours as (
  select hours_id, count(*) as stores, count(*) filter (is_observed) as observed
  from selected_store_hours
  group by hours_id
),
weighted as (
  select
    opens_us,
    closes_us,
    opens_us // epoch_us(interval 1 hour) as first_hour,
    (closes_us - 1) // epoch_us(interval 1 hour) as last_hour,
    times * stores as stores,
    times * observed as observed
  from weekly_open
  join same_hours using (hours_id)
  where report_id = $reportId
),
edge as (
  select
    first_hour as hour_of_week,
    stores as begun,
    observed as begun_observed,
    0 as ended,
    0 as ended_observed,
    stores * (opens_us % epoch_us(interval 1 hour)) as beside_us,
    observed * (opens_us % epoch_us(interval 1 hour)) as beside_observed_us
  from weighted
  union all
  select
    last_hour,
    0,
    0,
    stores,
    observed,
    stores * ((last_hour + 1) * epoch_us(interval 1 hour) - closes_us),
    observed * ((last_hour + 1) * epoch_us(interval 1 hour) - closes_us)
  from weighted
),
by_hour as (
  select hour_of_week, sum(columns(* exclude (hour_of_week))) from edge group by hour_of_week
),
touched as (
  select
    hour_of_week,
    coalesce(ended, 0) as ended,
    coalesce(ended_observed, 0) as ended_observed,
    sum(coalesce(begun, 0) - coalesce(ended, 0)) over in_order as open_after,
    sum(coalesce(begun_observed, 0) - coalesce(ended_observed, 0)) over in_order as open_after_observed,
    coalesce(beside_us, 0) as beside_us,
    coalesce(beside_observed_us, 0) as beside_observed_us
  from range(7 * 24) as week(hour_of_week)
  left join by_hour using (hour_of_week)
  window in_order as (order by hour_of_week)
),
open_time as (
  select
    hour_of_week,
    (open_after_observed + ended_observed) * epoch_us(interval 1 hour) - beside_observed_us as observed_open_us
  from touched
  where (open_after + ended) * epoch_us(interval 1 hour) > beside_us
)
select
  hour_of_week as hourOfWeek,
  coalesce(downtime_us, 0) / epoch_us(interval 1 hour) as downtimeHours,
  observed_open_us / epoch_us(interval 1 hour) as observedOpenHours,
  coalesce(stores, 0) as stores
from open_time
full join downtime using (hour_of_week)
order by hour_of_week
