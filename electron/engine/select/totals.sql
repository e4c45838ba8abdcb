-- One row: sums over the selected rows of a report in its whole span, in hours.
-- Reads: selected_row, $goal, $leastCoverage, $lowBudget
select
  count(*) as stores,
  count(*) filter (observations = 0) as storesWithoutObservations,
  count(*) filter (state = 'down') as storesDown,
  count(*) filter (state = 'closed' and last_status = 'inactive') as storesClosedDown,
  count(*) filter (state = 'unknown') as storesUnknown,
  count(*) filter (is_judged(verdict_span)) as storesJudged,
  coalesce(sum(uptime_span), 0) as uptimeHours,
  coalesce(sum(downtime_span), 0) as downtimeHours,
  joint_uptime(uptime_span, downtime_span, verdict_span) as uptimePercent,
  joint_verdict(observations, uptime_span, downtime_span, verdict_span, $goal, $leastCoverage, $lowBudget) as verdict,
  sum(seen_span) / nullif(sum(open_span), 0) as seenShare,
  coalesce(sum(outages_span), 0) as outages
from selected_row
