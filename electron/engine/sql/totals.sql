-- One row: sums over the selected rows of a report, in hours.
select
  count(*) as stores,
  count(*) filter (observations = 0) as storesWithoutObservations,
  count(*) filter (last_status = 'inactive') as storesDown,
  coalesce(sum(uptime_last_week), 0) as uptimeLastWeekHours,
  coalesce(sum(downtime_last_week), 0) as downtimeLastWeekHours,
  100 * sum(uptime_last_week) / nullif(sum(uptime_last_week + downtime_last_week), 0) as uptimeLastWeekPercent,
  coalesce(sum(outages_last_week), 0) as outagesLastWeek
from selected_row
