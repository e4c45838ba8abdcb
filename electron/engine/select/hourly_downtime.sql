-- One row per hour of the local week in which selected stores have downtime: how much, and how many stores.
select hour_of_week as hourOfWeek, sum(downtime_us) / 3600000000 as downtimeHours, count(*) as stores
from downtime_hour
semi join selected_row using (store_id)
where report_id = $reportId
group by hour_of_week
order by hour_of_week
