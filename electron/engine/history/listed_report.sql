-- One row per report of a page of the history, newest first, with the sums of its rows over the whole span.
-- Reads: report, published_row, $folder, $limit, $offset
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
    100 * sum(uptime_span) / nullif(sum(uptime_span + downtime_span), 0) as uptime_percent,
    sum(downtime_span) as downtime_hours,
    sum(outages_span)::bigint as outages
  from published_row
  semi join (from listed where status = 'complete') using (report_id)
  group by report_id
)
select listed.*, uptime_percent, downtime_hours, outages
from listed
left join row_total using (report_id)
order by report_id desc
