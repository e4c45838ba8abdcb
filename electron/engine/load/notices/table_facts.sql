-- One row per small table: how many stores have usable rows there, and none, and how many polled stores lack them.
-- Reads: named_store, row_problem, timezone_issue, timezones_row, lacking_store
with usable as (
  select 'businessHours' as role, count(*) filter (has_hours) as stores, min(store_id) filter (has_hours) as example
  from named_store
  union all
  select 'timezones', count(*) filter (zone_name is not null), min(store_id) filter (zone_name is not null)
  from named_store
),
store_without as (
  select 'businessHours' as role, value as store_id
  from row_problem
  where code = 'hours_unusable'
  union all
  select distinct 'timezones', store_id
  from timezone_issue
  join timezones_row on timezones_row.rowid = row_id
  where code = 'timezone_unknown'
),
unusable as (
  select role, count(*) as stores, min(store_id) as example from store_without group by role
),
lacking as (
  select 'businessHours' as role, count(*) filter (not has_hours) as stores from lacking_store
  union all
  select 'timezones', count(*) filter (not has_zone) from lacking_store
)
select
  role,
  usable.stores as usable_stores,
  usable.example,
  coalesce(unusable.stores, 0) as unusable_stores,
  unusable.example as unusable_example,
  lacking.stores as lacking_stores
from usable
join lacking using (role)
left join unusable using (role)
