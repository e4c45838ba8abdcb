-- One row: sums over the selected rows of a report in its whole span, in hours.
-- Reads: selected_row
select
  count(*) as stores,
  count(*) filter (observations = 0) as storesWithoutObservations,
  count(*) filter (last_status = 'inactive') as storesDown,
  coalesce(sum(uptime_span), 0) as uptimeHours,
  coalesce(sum(downtime_span), 0) as downtimeHours,
  100 * sum(uptime_span) / nullif(sum(uptime_span + downtime_span), 0) as uptimePercent,
  coalesce(sum(outages_span), 0) as outages
from selected_row
