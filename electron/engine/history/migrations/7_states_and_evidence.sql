-- The last observation of a store, and its state at the end of the span. Earlier reports did not record them.
alter table report_row add column last_observed_us bigint;
alter table report_row add column state varchar;

-- What the loaded data was when the report was made. Equal values mean equal data; earlier reports did not record it.
alter table report add column data_hash varchar;

-- One row per report and store: the number of its weekly hours. One row per report, weekly hours and opening in the local
-- week, with how often it is in the span. They are made with the rows of downtime_hour; the reports that have those already
-- lack these.
create table if not exists store_hours (
  report_id integer not null,
  store_id varchar not null,
  hours_id integer not null
);
create table if not exists weekly_open (
  report_id integer not null,
  hours_id integer not null,
  opens_us bigint not null,
  closes_us bigint not null,
  times integer not null
);
alter table report_with_downtime_hours add column has_open_time boolean
