-- One row per band of uptime % and verdict with selected stores: their number.
-- Reads: selected_row, $edges
-- A band is the number of edges at or below the uptime %; 0 stands for stores without an uptime %.
select
  len(list_filter($edges::varchar::double[], lambda edge: edge <= uptime_percent_span)) as edges,
  verdict_span as verdict,
  count(*) as stores
from selected_row
group by edges, verdict
