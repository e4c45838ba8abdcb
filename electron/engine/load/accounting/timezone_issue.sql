-- One row per timezones row whose zone is not the zone in which its store is reported.
-- Reads: timezones_row, known_zone, store
with in_known_zone as (
  select distinct store_id from timezones_row semi join known_zone using (zone_name)
)
select
  timezones_row.rowid as row_id,
  case when in_known_zone.store_id is null then 'timezone_unknown' else 'timezone_conflict' end as code,
  timezones_row.zone_name as value
from timezones_row
join store using (store_id)
left join known_zone on known_zone.zone_name = timezones_row.zone_name
left join in_known_zone using (store_id)
where problem is null
  and coalesce(spelling, timezones_row.zone_name) <> store.zone_name
