-- One row per small table with rows: how many rows and stores can be used, and how the stores fit the polled ones.
-- Reads: store_of_table
select
  role,
  count(*) filter (is_usable) as usable_stores,
  count(*) filter (not is_usable) as unusable_stores,
  min(store_id) filter (not is_usable) as unusable_example,
  min(store_id) filter (is_usable) as example,
  count(*) filter (is_usable and is_polled) as polled_stores
from store_of_table
group by role
