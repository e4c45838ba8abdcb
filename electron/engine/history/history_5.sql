-- Each column that holds the last week or the custom window of its report is named after what both are: the span.
alter table report_row rename column uptime_week_us to uptime_span_us;
alter table report_row rename column downtime_week_us to downtime_span_us;
alter table report_row rename column open_week_us to open_span_us;
alter table report_row rename column outages_week to outages_span;
alter table report_row rename column longest_outage_week_us to longest_outage_span_us;
alter table report_row rename column covered_week_us to covered_span_us;

-- A relation of former versions; its columns are in published_row.
drop view if exists spanned_row
