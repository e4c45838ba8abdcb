-- One row per store in the business hours, the timezones or the polls that were read so far.
-- Reads: business_hours_row, timezones_row, polls_store, known_zone
-- Joins and sorts use `store_key`, a small integer. The zone of a store is the first known zone in its timezones rows.
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
)
select
  (row_number() over (order by named.store_id))::integer as store_key,
  named.store_id,
  coalesce(zone_name, default_zone()) as zone_name
from named
left join first_zone using (store_id)
