-- One row per report and store: its published row, and the verdict on each window (REPORT.md, "Verdict").
-- Reads: published_row, $goal, $leastCoverage, $littleLeftBelow
-- The open time of a window that the report does not have is null, and so is the verdict on it.
select
  *,
  if(open_last_hour is null, null, verdict_on(observations, coverage_last_hour, uptime_percent_last_hour, $goal, $leastCoverage, $littleLeftBelow)) as verdict_last_hour,
  if(open_last_day is null, null, verdict_on(observations, coverage_last_day, uptime_percent_last_day, $goal, $leastCoverage, $littleLeftBelow)) as verdict_last_day,
  if(open_last_week is null, null, verdict_on(observations, coverage_last_week, uptime_percent_last_week, $goal, $leastCoverage, $littleLeftBelow)) as verdict_last_week,
  if(open_window is null, null, verdict_on(observations, coverage_window, uptime_percent_window, $goal, $leastCoverage, $littleLeftBelow)) as verdict_window,
  verdict_on(observations, coverage_span, uptime_percent_span, $goal, $leastCoverage, $littleLeftBelow) as verdict_span,
  is_judged(observations, coverage_span, has_uptime_percent_span, $leastCoverage) as is_judged
from published_row
