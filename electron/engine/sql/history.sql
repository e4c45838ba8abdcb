-- The tables that outlive a session: one row per report, one row per report and store, and one row per report, store
-- and hour of its local week with downtime.
create sequence if not exists report_number;

create table if not exists report (
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

create table if not exists report_row (
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

-- Made when it is first asked for, because not every report is looked at.
create table if not exists downtime_hour (
  report_id integer not null,
  store_id varchar not null,
  hour_of_week smallint not null,
  downtime_us bigint not null
);

-- One row per report whose downtime_hour is made; a report without downtime has none of those.
create table if not exists report_with_downtime_hours (
  report_id integer not null
);
