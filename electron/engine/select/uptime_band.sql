-- One row per band of uptime % with selected stores: their number.
-- Reads: selected_row, $edges
-- A band is the number of edges at or below the uptime %; null stands for stores without an uptime %.
select len(list_filter($edges::varchar::double[], lambda edge: edge <= uptime_percent_span)) as edges, count(*) as stores
from selected_row
group by edges
