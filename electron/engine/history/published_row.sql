-- One row per report and store: the columns of shared/report/columns.ts, in their units and decimals.
-- Reads: report, report_row
-- The grid, the CSV, the command line and all sums read this one relation. A report has either the columns of the three
-- windows or those of its custom window; the others are null. The columns that end in _span hold for the whole span of any
-- report: the last week, or the custom window.
with in_units as (
  select
    report.report_id,
    store_id,
    from_us is not null as has_window,
    as_minutes(uptime_hour_us) as uptime_last_hour,
    as_hours(uptime_day_us) as uptime_last_day,
    as_hours(uptime_span_us) as uptime_last_week,
    as_minutes(downtime_hour_us) as downtime_last_hour,
    as_hours(downtime_day_us) as downtime_last_day,
    as_hours(downtime_span_us) as downtime_last_week,
    as_percent(uptime_hour_us, uptime_hour_us + downtime_hour_us) as uptime_percent_last_hour,
    as_percent(uptime_day_us, uptime_day_us + downtime_day_us) as uptime_percent_last_day,
    as_percent(uptime_span_us, uptime_span_us + downtime_span_us) as uptime_percent_last_week,
    as_minutes(open_hour_us) as open_last_hour,
    as_hours(open_day_us) as open_last_day,
    as_hours(open_span_us) as open_last_week,
    outages_hour as outages_last_hour,
    outages_day as outages_last_day,
    outages_span as outages_last_week,
    as_minutes(longest_outage_hour_us) as longest_outage_last_hour,
    as_hours(longest_outage_day_us) as longest_outage_last_day,
    as_hours(longest_outage_span_us) as longest_outage_last_week,
    as_share(covered_hour_us, open_hour_us) as coverage_last_hour,
    as_share(covered_day_us, open_day_us) as coverage_last_day,
    as_share(covered_span_us, open_span_us) as coverage_last_week,
    report_row.observations,
    case when last_is_active then 'active' when not last_is_active then 'inactive' end as last_status,
    zone_name as timezone,
    state,
    as_minutes(as_of_us - last_observed_us) as last_poll,
    as_hours(covered_span_us) as seen_span
  from report
  join report_row on report_row.report_id = coalesce(report.rows_of, report.report_id)
)
select
  report_id,
  store_id,
  case when not has_window then columns('(.*_last_(hour|day|week))') end as '\1',
  observations,
  last_status,
  timezone,
  state,
  last_poll,
  seen_span,
  case when has_window then columns('(.*)_last_week') end as '\1_window',
  columns('(.*)_last_week') as '\1_span'
from in_units
