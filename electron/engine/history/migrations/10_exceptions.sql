-- The exceptions that reports were made with. Reports with the same exceptions share a set. `closed_days_count` says whether
-- closed days count on dates that also have special hours; otherwise these do.
create table if not exists exception_set (
  set_id integer not null,
  content varchar not null,
  closed_days_count boolean not null
);
create table if not exists exception_row (
  set_id integer not null,
  position integer not null,
  store_id varchar,
  attribute varchar,
  attribute_value varchar,
  kind varchar not null,
  from_day integer,
  to_day integer,
  opens_us bigint,
  closes_us bigint,
  starts_us bigint,
  ends_us bigint,
  is_local boolean,
  reason varchar
);

-- Null for reports without exceptions, and for earlier ones.
alter table report add column if not exists exception_set integer;

-- What closures take out of the open time of a store, and the positions of these closures. Null if they take out nothing.
alter table report_row add column if not exists excluded_us bigint;
alter table report_row add column if not exists closures integer[];

-- What closures take out of the open time of all stores, and how many closures do.
alter table report add column if not exists excluded_us bigint;
alter table report add column if not exists closures integer
