-- One row per band of uptime % and verdict with selected stores: their number.
-- Reads: selected_row, $edges
-- A band is the number of edges at or below the uptime %; 0 stands for stores without an uptime %. Many stores have the same
-- uptime %, so they are counted before their bands are found.
with counted as (
  select uptime_percent_span, verdict_span, count(*) as stores
  from selected_row
  group by uptime_percent_span, verdict_span
)
select
  len(list_filter($edges::varchar::double[], lambda edge: edge <= uptime_percent_span)) as edges,
  verdict_span as verdict,
  sum(stores) as stores
from counted
group by edges, verdict
