-- One row per band of uptime % with selected stores. A band is told by the number of edges that are not above it; null
-- are the stores without an uptime %.
select len(list_filter($edges::varchar::double[], lambda edge: edge <= uptime_percent)) as edges, count(*) as stores
from selected_row
group by edges
