-- One row per report of a page of the history, newest first, with the sums of its rows over the whole span.
-- Reads: report, judged_row, $folder, $limit, $offset, $goal, $leastCoverage, $lowBudget, $openFolder, $dataHash
-- The sums are those of totals.sql. A report that is not complete has none. $openFolder is null if no folder is open.
with listed as (
  from report
  where $folder::varchar is null or folder = $folder::varchar
  order by report_id desc
  limit $limit offset $offset
),
row_total as (
  select
    report_id,
    joint_uptime(uptime_span, downtime_span, verdict_span) as uptime_percent,
    joint_verdict(observations, uptime_span, downtime_span, verdict_span, $goal, $leastCoverage, $lowBudget) as verdict,
    sum(downtime_span) as downtime_hours,
    sum(outages_span)::bigint as outages
  from judged_row
  semi join (from listed where status = 'complete') using (report_id)
  group by report_id
)
select
  listed.* exclude (data_hash),
  uptime_percent,
  verdict,
  downtime_hours,
  outages,
  if(status = 'complete' and folder = $openFolder::varchar, evidence_in(data_hash, $dataHash::varchar), 'unknown') as evidence
from listed
left join row_total using (report_id)
order by report_id desc
