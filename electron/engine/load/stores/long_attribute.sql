-- One row per row of a stores or timezones file with a value that is too long: the first such value.
-- Reads: stores_row, timezones_row, $longest
-- `row_id` is the position of the row among those of its file, from 0.
with first_stores_row as (
  select file_index, min(rowid) as first_id from stores_row group by file_index
),
first_timezones_row as (
  select file_index, min(rowid) as first_id from timezones_row group by file_index
),
any_row as (
  select file_index, stores_row.rowid - first_id as row_id, attributes from stores_row join first_stores_row using (file_index)
  union all
  select file_index, timezones_row.rowid - first_id, attributes from timezones_row join first_timezones_row using (file_index)
)
select file_index, row_id, list_filter(attributes, lambda value: length(value) > $longest)[1] as value
from any_row
where list_max(list_transform(attributes, lambda value: length(value))) > $longest
