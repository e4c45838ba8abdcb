-- One row per row of business hours or poll_zone that names a time zone beside a store.
-- Reads: business_hours_row, poll_zone
-- `hours_id` is the row of the business hours; `row_id` is the position among the rows of a poll file, from 0.
select file_index, store_id, zone_name, business_hours_row.rowid as hours_id, null::bigint as row_id
from business_hours_row
where zone_name is not null and problem is null
union all
select file_index, store_id, zone_name, null, row_id
from poll_zone
