-- One row per report, store and hour of its local week with downtime. Made when it is first asked
-- for, because not every report is looked at.
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
