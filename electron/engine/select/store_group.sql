-- One row per value of a column: the selected stores that have it, judged together in each window (REPORT.md, "Groups of stores").
-- Reads: keyed_row, $goal, $littleLeftBelow
-- The lines about the last week are repeated for each window that the report has.
with summed as (
  select
    value,
    count(*) as stores,
    count(*) filter (observations > 0) as stores_observed,
    if(count(*) > count(state), null, count(*) filter (state = 'down')) as stores_down,
    count(*) filter (observations > 0 and open_span_us > 0) as observed_last_week,
    count(*) filter (has_judgement(verdict_last_week)) as judged_last_week,
    joint_percent(uptime_span_us, downtime_span_us, has_judgement(verdict_last_week)) as uptime_percent_last_week,
    as_hours(sum(uptime_span_us)) as uptime_last_week,
    as_hours(sum(downtime_span_us)) as downtime_last_week,
    sum(outages_last_week)::bigint as outages_last_week,
    as_share(sum(covered_span_us), sum(open_span_us)) as coverage_last_week,
  from keyed_row
  group by value
)
select
  value,
  stores,
  stores_observed,
  stores_down,
  uptime_percent_last_week,
  uptime_last_week,
  downtime_last_week,
  outages_last_week,
  coverage_last_week,
  joint_verdict(stores, observed_last_week, judged_last_week, uptime_percent_last_week, $goal, $littleLeftBelow) as verdict_last_week,
from summed
