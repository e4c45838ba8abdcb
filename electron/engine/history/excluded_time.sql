-- One row: the open time that closures take out of a report, in microseconds, and how many closures do.
-- Reads: report, report_row, exception_row, $reportId
-- Closures of the same kind and time with the same reason are one.
with excluded as (
  select report.exception_set, report_row.excluded_us, report_row.closures
  from report
  join report_row on report_row.report_id = coalesce(report.rows_of, report.report_id)
  where report.report_id = $reportId and report_row.excluded_us is not null
),
closure as (
  select distinct exception_set as set_id, unnest(closures) as position
  from excluded
)
select
  (select coalesce(sum(excluded_us), 0)::bigint from excluded) as excluded_us,
  (
    select count(distinct {'kind': kind, 'days': [from_day, to_day], 'ends': [starts_us, ends_us], 'local': is_local, 'reason': reason})
    from closure
    join exception_row using (set_id, position)
  )::integer as closures
