-- One row per hour of the local week in which selected stores have downtime: how much, and how many stores.
-- Reads: downtime_hour, selected_row, $reportId
select hour_of_week as hourOfWeek, sum(downtime_us) / epoch_us(interval 1 hour) as downtimeHours, count(*) as stores
from downtime_hour
semi join selected_row using (store_id)
where report_id = $reportId
group by hour_of_week
order by hour_of_week
