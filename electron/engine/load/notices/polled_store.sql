-- One row per store that has a usable poll: whether it has business hours and a timezone of its own.
-- Reads: poll, store, named_store
select store_id, coalesce(has_hours, false) as has_hours, coalesce(named_store.zone_name is not null, false) as has_zone
from (select distinct store_key from poll)
join store using (store_key)
left join named_store using (store_id)
