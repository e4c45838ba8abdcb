-- One row per report of a page of the history, newest first, with the sums of its rows over the whole span.
-- Reads: report, judged_row, attribute_set, $folder, $limit, $offset, $goal, $littleLeftBelow
-- The sums are those of totals.sql. A report that is not complete has none.
with listed as (
  from report
  where $folder::varchar is null or folder = $folder::varchar
  order by report_id desc
  limit $limit offset $offset
),
row_total as (
  select
    report_id,
    count(*) as stores,
    count(*) filter (observations > 0) as observed,
    count(*) filter (is_judged) as judged,
    joint_uptime(uptime_span_us, downtime_span_us, is_judged) as uptime_percent,
    sum(downtime_span_us) / epoch_us(interval 1 hour) as downtime_hours,
    sum(outages_span)::bigint as outages
  from judged_row
  semi join (from listed where status = 'complete') using (report_id)
  group by report_id
)
select
  listed.*,
  attributes,
  uptime_percent,
  joint_verdict(row_total.stores, observed, judged, uptime_percent, $goal, $littleLeftBelow) as verdict,
  downtime_hours,
  outages
from listed
left join row_total using (report_id)
left join attribute_set using (attribute_set_id)
order by report_id desc
