-- One row: sums over the selected rows of a report in its whole span, in hours.
-- Reads: selected_row, $goal, $littleLeftBelow
-- Earlier reports did not record states, so nothing is known about them: 0 would say that no store was down.
with summed as (
  select
    count(*) as stores,
    count(*) filter (observations = 0) as storesWithoutObservations,
    if(count(*) > count(state), null, count(*) filter (state = 'down')) as storesDown,
    if(count(*) > count(state), null, count(*) filter (state = 'closed' and last_status = 'inactive')) as storesClosedDown,
    if(count(*) > count(state), null, count(*) filter (state = 'unknown')) as storesUnknown,
    count(*) filter (is_judged) as storesJudged,
    coalesce(sum(uptime_span_us), 0) / epoch_us(interval 1 hour) as uptimeHours,
    coalesce(sum(downtime_span_us), 0) / epoch_us(interval 1 hour) as downtimeHours,
    joint_uptime(uptime_span_us, downtime_span_us, is_judged) as uptimePercent,
    sum(covered_span_us) / nullif(sum(open_span_us), 0) as seenShare,
    coalesce(sum(outages_span), 0) as outages
  from selected_row
)
select
  *,
  joint_verdict(stores, stores - storesWithoutObservations, storesJudged, uptimePercent, $goal, $littleLeftBelow) as verdict
from summed
