-- One row per hour of the local week in which selected stores are open: downtime, observed open time, and stores down.
-- Reads: downtime_hour, selected_row, store_hours, open_hour, $reportId
-- A former version did not record open time; it is null then, for the hours with downtime.
with downtime as (
  select hour_of_week, sum(downtime_us) as downtime_us, count(*) as stores
  from downtime_hour
  semi join selected_row using (store_id)
  where report_id = $reportId
  group by hour_of_week
),
same_hours as (
  select hours_id, count(*) filter (observations > 0) as observed_stores
  from store_hours
  join selected_row using (store_id)
  where store_hours.report_id = $reportId
  group by hours_id
),
open_time as (
  select hour_of_week, sum(open_us * observed_stores) as observed_open_us
  from open_hour
  join same_hours using (hours_id)
  where report_id = $reportId
  group by hour_of_week
)
select
  hour_of_week as hourOfWeek,
  coalesce(downtime_us, 0) / epoch_us(interval 1 hour) as downtimeHours,
  observed_open_us / epoch_us(interval 1 hour) as observedOpenHours,
  coalesce(stores, 0) as stores
from open_time
full join downtime using (hour_of_week)
order by hour_of_week
