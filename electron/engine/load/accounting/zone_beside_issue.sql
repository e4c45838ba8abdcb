-- One row per store and time zone beside its business hours or polls that is not the zone in which it is reported.
-- Reads: business_hours_row, poll_zone, store, known_zone, timezones_row
-- `row_id` is the position of the first row that has both, among the rows of its file, from 0.
with beside as (
  select file_index, store_id, zone_name, min(business_hours_row.rowid) as hours_id, null as row_id
  from business_hours_row
  where problem is null and zone_name is not null
  group by file_index, store_id, zone_name
  union all
  select file_index, store_id, zone_name, null, row_id from poll_zone
)
select
  file_index,
  hours_id,
  row_id,
  if(spelling is null, 'timezone_unknown', 'timezone_differs') as code,
  beside.zone_name as value
from beside
join store using (store_id)
left join known_zone on known_zone.zone_name = beside.zone_name
anti join (from timezones_row where problem is null) as named on named.store_id = beside.store_id
where coalesce(spelling, beside.zone_name) <> store.zone_name
