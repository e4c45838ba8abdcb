-- One row per small table with rows: how many rows and stores can be used, and how the stores fit the polled ones.
-- Reads: business_hours_row, timezones_row, known_zone, polled_store
with row_of_table as (
  select 'businessHours' as role, store_id, problem is null as is_usable from business_hours_row where store_id is not null
  union all
  select 'timezones', store_id, problem is null and spelling is not null
  from timezones_row
  left join known_zone using (zone_name)
  where store_id is not null
),
store_of_table as (
  select role, store_id, bool_or(is_usable) as is_usable from row_of_table group by role, store_id
)
select
  role,
  count(*) filter (is_usable) as usable_stores,
  count(*) filter (not is_usable) as unusable_stores,
  min(store_of_table.store_id) filter (not is_usable) as unusable_example,
  min(store_of_table.store_id) filter (is_usable) as example,
  count(polled_store.store_id) filter (is_usable) as polled_stores
from store_of_table
left join polled_store using (store_id)
group by role
