-- One row per store that only polls name, and of them no row that can be used.
select store_key
from store
semi join unnamed_store using (store_id)
anti join poll using (store_key)
