-- One row per store: whether it has business hours and a timezone of its own.
-- Reads: store, named_store
select store_key, store_id, coalesce(has_hours, false) as has_hours, named_store.zone_name is not null as has_zone
from store
left join named_store using (store_id)
