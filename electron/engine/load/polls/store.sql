-- One row per store in the business hours, the timezones, the stores or the polls that were read so far.
-- Reads: zone_beside, known_zone, named_store, unnamed_store
-- Joins and sorts use `store_key`, a small integer. The zone of a store is the first known zone in its timezones rows; if
-- it has no such rows, the first known zone in stores files, beside its business hours, and then beside its polls. `has_hours` and
-- `has_zone` are about usable rows of its own in those tables.
with first_zone_beside as (
  select store_id, arg_min(spelling, zone_beside.rowid) as zone_beside
  from zone_beside
  join known_zone using (zone_name)
  group by store_id
),
every_store as (
  select store_id, has_hours, has_zone_row, zone_name from named_store
  union all
  select store_id, false, false, null from unnamed_store
)
select
  (row_number() over (order by store_id))::integer as store_key,
  store_id,
  coalesce(zone_name, if(has_zone_row, null, zone_beside), default_zone()) as zone_name,
  has_hours,
  zone_name is not null as has_zone
from every_store
left join first_zone_beside using (store_id)
