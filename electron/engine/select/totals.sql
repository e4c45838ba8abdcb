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
    coalesce(sum(uptime_span), 0) as uptimeHours,
    coalesce(sum(downtime_span), 0) as downtimeHours,
    joint_uptime(uptime_span, downtime_span, is_judged) as uptimePercent,
    sum(seen_span) / nullif(sum(open_span), 0) as seenShare,
    coalesce(sum(outages_span), 0) as outages
  from selected_row
)
select
  *,
  joint_verdict(stores, stores - storesWithoutObservations, storesJudged, uptimePercent, $goal, $littleLeftBelow) as verdict
from summed
