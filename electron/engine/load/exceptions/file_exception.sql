-- One row per usable row of an exceptions file, in file order, with the place that it has in its file.
-- Reads: exceptions_row, data_file, row_run, store
with placed as (
  select *, exceptions_row.rowid - min(exceptions_row.rowid) over (partition by file_index) as row_id, exceptions_row.rowid as position
  from exceptions_row
)
select
  name || ', line ' || (run.line + row_id - run.row) as origin,
  placed.store_id, attribute, attribute_value, kind, from_day, to_day, opens_us, closes_us, starts_us, ends_us, is_local, reason
from placed
join data_file using (file_index)
asof join row_run as run on placed.file_index = run.file_index and row_id >= run.row
where problem is null and (store_id is null or store_id in (select store_id from store))
order by position
