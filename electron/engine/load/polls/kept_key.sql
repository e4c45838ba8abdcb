-- One row per store of the earlier load, with its key as it is now; null if it has none.
-- Reads: kept_store, store
select kept_store.store_key as kept_key, store.store_key
from kept_store
left join store using (store_id)
