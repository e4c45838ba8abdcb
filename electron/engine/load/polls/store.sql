-- One row per store named in the business hours, the timezones or the polls, as far as these were looked at. Joins and
-- sorts work on its key, a small integer. A store's zone is the first known one written for it.
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
