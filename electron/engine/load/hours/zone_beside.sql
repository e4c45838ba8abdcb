-- One row per row of stores, business hours or poll_zone that names a time zone beside a store, in the order in which they count.
-- Reads: stores_row, repeated_stores_row, business_hours_row, poll_zone
-- `hours_id` is the row of the business hours; `row_id` is the position among the rows of a stores or poll file, from 0.
select
  file_index,
  store_id,
  zone_name,
  null::bigint as hours_id,
  rowid - (select min(rowid) from stores_row as first_of_file where first_of_file.file_index = stores_row.file_index) as row_id
from stores_row
where zone_name is not null
  and problem is null
  and rowid not in (select row_id from repeated_stores_row where contradiction is not null)
union all
select file_index, store_id, zone_name, business_hours_row.rowid as hours_id, null::bigint as row_id
from business_hours_row
where zone_name is not null and problem is null
union all
select file_index, store_id, zone_name, null, row_id
from poll_zone
