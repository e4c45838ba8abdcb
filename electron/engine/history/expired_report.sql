-- One row per report that the history keeps no longer: it is past the newest $reports, or the rows of the newer ones
-- and its own are more than $rows, where rows that several have count once. The newest two always stay, to be compared;
-- so do those that run or are in use.
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
