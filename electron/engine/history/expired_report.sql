-- One row per report that the history no longer keeps.
-- Reads: report, $reports, $rows, $inUse
-- A report expires if it is older than the newest $reports, or if its rows and those of all newer reports are more than
-- $rows, counting shared rows once. The newest two always stay, to be compared, and so do reports that run or are in use.
with own as (
  select
    report_id,
    status,
    case when row_number() over (partition by coalesce(rows_of, report_id) order by report_id desc) = 1 then stores else 0 end as rows
  from report
),
counted as (
  select
    report_id,
    status,
    row_number() over newest_first as position,
    sum(rows) over newest_first as rows_so_far
  from own
  window newest_first as (order by report_id desc)
)
select report_id
from counted
where position > 2
  and (position > $reports or rows_so_far > $rows)
  and status <> 'running'
  and not list_contains($inUse::integer[], report_id)
