-- One row per store and time zone beside its business hours or polls that is not the zone in which it is reported.
-- Reads: zone_beside, store, known_zone, timezones_row
-- `hours_id` or `row_id` is that of the first row that has both in a file (zone_beside.sql).
select
  file_index,
  min(hours_id) as hours_id,
  min(row_id) as row_id,
  if(spelling is null, 'timezone_unknown', 'timezone_differs') as code,
  zone_beside.zone_name as value
from zone_beside
join store using (store_id)
left join known_zone on known_zone.zone_name = zone_beside.zone_name
anti join (from timezones_row where problem is null) as named on named.store_id = zone_beside.store_id
where coalesce(spelling, zone_beside.zone_name) <> store.zone_name
group by file_index, zone_beside.store_id, zone_beside.zone_name, spelling
