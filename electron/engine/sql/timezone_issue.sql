-- One row per timezones row whose zone is not the zone its store is reported in.
select
  timezones_row.rowid as row_id,
  case when known_zone.zone_name is null then 'timezone_unknown' else 'timezone_conflict' end as code,
  timezones_row.zone_name as value
from timezones_row
join store using (store_id)
left join known_zone on known_zone.zone_name = timezones_row.zone_name
where problem is null
  and timezones_row.zone_name <> store.zone_name
