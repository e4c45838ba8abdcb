-- One row: sums over the selected rows of a report, in hours; of the last week, or of the window.
select
  count(*) as stores,
  count(*) filter (observations = 0) as storesWithoutObservations,
  count(*) filter (last_status = 'inactive') as storesDown,
  coalesce(sum(uptime), 0) as uptimeHours,
  coalesce(sum(downtime), 0) as downtimeHours,
  100 * sum(uptime) / nullif(sum(uptime + downtime), 0) as uptimePercent,
  coalesce(sum(outages), 0) as outages
from selected_row
