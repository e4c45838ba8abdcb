-- The tables that outlive a session: one row per report, and one row per report and store.
create sequence report_number;

create table report (
  report_id integer primary key default nextval('report_number'),
  status varchar not null,
  started_at varchar not null,
  folder varchar not null,
  as_of_us bigint not null,
  method varchar not null,
  store_id varchar,
  stores integer not null default 0,
  observations bigint not null default 0,
  rows_rejected bigint not null,
  error varchar
);

create table report_row (
  report_id integer not null,
  store_id varchar not null,
  zone_name varchar not null,
  observations bigint not null,
  last_is_active boolean,
  uptime_hour_us bigint not null,
  uptime_day_us bigint not null,
  uptime_week_us bigint not null,
  downtime_hour_us bigint not null,
  downtime_day_us bigint not null,
  downtime_week_us bigint not null,
  open_hour_us bigint not null,
  open_day_us bigint not null,
  open_week_us bigint not null,
  outages_hour bigint not null,
  outages_day bigint not null,
  outages_week bigint not null,
  longest_outage_hour_us bigint not null,
  longest_outage_day_us bigint not null,
  longest_outage_week_us bigint not null,
  covered_hour_us bigint not null,
  covered_day_us bigint not null,
  covered_week_us bigint not null
);
