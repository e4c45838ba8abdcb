-- One row per small table: how many stores have usable rows there, and none, and how the stores fit the polled ones.
-- Reads: business_hours_row, named_store, timezones_row, known_zone, polled_store
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
  select 'businessHours' as role, count(*) as stores, min(store_id) as example from named_store where has_hours
  union all
  select 'timezones', count(*), min(store_id) from named_store where zone_name is not null
),
polled as (
  select 'businessHours' as role, count(*) as stores from polled_store where has_hours
  union all
  select 'timezones', count(*) from polled_store where has_zone
)
select
  role,
  usable.stores as usable_stores,
  (select count(*) from unusable where unusable.role = usable.role) as unusable_stores,
  (select min(store_id) from unusable where unusable.role = usable.role) as unusable_example,
  usable.example,
  polled.stores as polled_stores
from usable
join polled using (role)
