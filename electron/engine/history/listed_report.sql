-- One row per report of a page of the history, newest first, with what its rows add up to in the last week or
-- the window: the sums of totals.sql. A report that is not complete has no sums.
with listed as (
  from report
  where $folder::varchar is null or folder = $folder::varchar
  order by report_id desc
  limit $limit offset $offset
),
row_total as (
  select
    report_id,
    100 * sum(uptime) / nullif(sum(uptime + downtime), 0) as uptime_percent,
    sum(downtime) as downtime_hours,
    sum(outages)::bigint as outages
  from spanned_row
  semi join (from listed where status = 'complete') using (report_id)
  group by report_id
)
select listed.*, uptime_percent, downtime_hours, outages
from listed
left join row_total using (report_id)
order by report_id desc
