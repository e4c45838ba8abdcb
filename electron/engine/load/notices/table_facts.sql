-- One row per small table: how many stores have usable rows there, and none, and whether a polled store has some.
-- Reads: business_hours_row, named_store, timezones_row, known_zone, lacking_store
with unusable as (
  select distinct 'businessHours' as role, store_id
  from business_hours_row
  where problem is not null and store_id is not null
    and store_id not in (select store_id from named_store where has_hours)
  union all
  select distinct 'timezones', store_id
  from timezones_row
  left join known_zone using (zone_name)
  where spelling is null and store_id is not null
    and store_id not in (select store_id from named_store where zone_name is not null)
),
usable as (
  select 'businessHours' as role, store_id from named_store where has_hours
  union all
  select 'timezones', store_id from named_store where zone_name is not null
),
role as (
  select unnest(['businessHours', 'timezones']) as role
)
select
  role,
  (select count(*) from usable where usable.role = role.role) as usable_stores,
  (select min(store_id) from usable where usable.role = role.role) as example,
  (select count(*) from unusable where unusable.role = role.role) as unusable_stores,
  (select min(store_id) from unusable where unusable.role = role.role) as unusable_example,
  (select count(*) from lacking_store where not if(role = 'businessHours', has_hours, has_zone)) as lacking_stores
from role
