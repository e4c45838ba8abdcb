-- One row per store and time zone that stand beside each other in the polls of a file, with the first row that has both.
-- Reads: source_row
-- `row_id` is the position of the row among the rows of its file, from 0.
select file_index, read_text(store_id) as store_id, read_text(timezone_str) as zone_name, min(row_id) as row_id
from (
  select *, row_number() over () - 1 as row_id from source_row
)
where read_text(store_id) is not null and read_text(timezone_str) is not null
group by all
order by file_index, min(row_id)
