-- One row per report and store: the columns of published_row, and what was in the whole span of the report, which is
-- the last week or the window, under names that do not say which.
select
  *,
  coalesce(uptime_last_week, uptime_window) as uptime,
  coalesce(downtime_last_week, downtime_window) as downtime,
  coalesce(uptime_percent_last_week, uptime_percent_window) as uptime_percent,
  coalesce(open_last_week, open_window) as open_time,
  coalesce(outages_last_week, outages_window) as outages
from published_row
