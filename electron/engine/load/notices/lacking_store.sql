-- One row per store with usable polls that lacks business hours or a timezone of its own.
-- Reads: store, named_store, poll
with with_tables as (
  select store_key, store_id, coalesce(has_hours, false) as has_hours, named_store.zone_name is not null as has_zone
  from store
  left join named_store using (store_id)
)
select store_id, has_hours, has_zone
from with_tables
where not (has_hours and has_zone) and store_key in (select store_key from poll)
