-- One row per report, store and hour of its local week with downtime. The rows of a report are made on demand, because not
-- every report needs them.
create table if not exists downtime_hour (
  report_id integer not null,
  store_id varchar not null,
  hour_of_week smallint not null,
  downtime_us bigint not null
);

-- One row per report whose rows in downtime_hour were made; a report without downtime has no rows there.
create table if not exists report_with_downtime_hours (
  report_id integer not null
);
