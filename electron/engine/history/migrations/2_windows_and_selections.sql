-- A report can cover one window (from_us to as_of_us) and a selection of stores. The table is created again, because DuckDB
-- cannot recover a file whose program died after it changed a table with a function in a default.
create temp table former_report as from report;
drop table report;

create table report (
  report_id integer primary key,
  status varchar not null,
  started_at varchar not null,
  folder varchar not null,
  from_us bigint,
  as_of_us bigint not null,
  method varchar not null,
  selected_stores integer,
  stores integer not null,
  observations bigint not null,
  rows_rejected bigint not null,
  error varchar
);

insert into report by name
select * exclude (store_id), case when store_id is not null then 1 end as selected_stores
from former_report;

drop table former_report;
