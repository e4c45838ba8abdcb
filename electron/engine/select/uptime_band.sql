-- One row per band of uptime % with selected stores: how many they are.
-- Reads: selected_row, $edges
-- A band is the number of edges at or below the uptime %; null are the stores without an uptime %.
select len(list_filter($edges::varchar::double[], lambda edge: edge <= uptime_percent_span)) as edges, count(*) as stores
from selected_row
group by edges
