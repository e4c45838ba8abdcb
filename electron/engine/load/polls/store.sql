-- One row per store in the business hours, the timezones or the polls that were read so far.
-- Reads: business_hours_row, timezones_row, polls_store, known_zone, zone_beside
-- Joins and sorts use `store_key`, a small integer. The zone of a store is the first known zone in its
-- timezones rows; if it has no such rows, the first known zone beside its business hours, and then beside its polls.
with named as (
  select distinct store_id from business_hours_row where problem is null
  union
  select distinct store_id from timezones_row where problem is null
  union
  from polls_store
),
first_zone as (
  select store_id, arg_min(spelling, timezones_row.rowid) as zone_name
  from timezones_row
  join known_zone using (zone_name)
  where problem is null
  group by store_id
),
first_zone_beside as (
  select store_id, arg_min(spelling, zone_beside.rowid) as zone_name
  from zone_beside
  join known_zone using (zone_name)
  anti join (from timezones_row where problem is null) as named using (store_id)
  group by store_id
)
select
  (row_number() over (order by named.store_id))::integer as store_key,
  named.store_id,
  coalesce(first_zone.zone_name, first_zone_beside.zone_name, default_zone()) as zone_name
from named
left join first_zone using (store_id)
left join first_zone_beside using (store_id)
