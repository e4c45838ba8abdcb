-- One row per store that is only in unplaced polls; new keys follow the existing ones.
-- Reads: store, unplaced_poll
select
  ((select coalesce(max(store_key), 0) from store) + row_number() over (order by store_id))::integer as store_key,
  store_id,
  default_zone() as zone_name,
  false as has_hours,
  false as has_zone
from (select distinct store_id from unplaced_poll)
