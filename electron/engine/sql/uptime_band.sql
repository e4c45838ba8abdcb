-- One row per band of uptime % with selected stores. A band is told by the number of edges that are not above it; null
-- are the stores without an uptime %.
with in_span as (
  select coalesce(uptime_percent_last_week, uptime_percent_window) as uptime_percent from selected_row
)
select len(list_filter($edges::varchar::double[], lambda edge: edge <= uptime_percent)) as edges, count(*) as stores
from in_span
group by edges
