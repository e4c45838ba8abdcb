-- The last observation of a store, and its state at the end of the span. Earlier reports did not record them.
alter table report_row add column last_observed_us bigint;
alter table report_row add column state varchar;

-- What the loaded data was when the report was made. Equal values mean equal data; earlier reports did not record it.
alter table report add column data_hash varchar
;

-- One row per report and store: the number of its weekly hours. One row per report, weekly hours and hour of the local week
-- with open time. They are made with the rows of downtime_hour; the reports that have those already lack these.
create table if not exists store_hours (
  report_id integer not null,
  store_id varchar not null,
  hours_id integer not null
);
create table if not exists open_hour (
  report_id integer not null,
  hours_id integer not null,
  hour_of_week smallint not null,
  open_us bigint not null
);
alter table report_with_downtime_hours add column has_open_time boolean
