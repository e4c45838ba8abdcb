-- The columns for the last week or the custom window of a report are named after the span, which means either of them.
alter table report_row rename column uptime_week_us to uptime_span_us;
alter table report_row rename column downtime_week_us to downtime_span_us;
alter table report_row rename column open_week_us to open_span_us;
alter table report_row rename column outages_week to outages_span;
alter table report_row rename column longest_outage_week_us to longest_outage_span_us;
alter table report_row rename column covered_week_us to covered_span_us;

-- Former versions had this view; published_row has its columns now.
drop view if exists spanned_row
