-- One row per store: the key that it has, and the one that follows the order of the ids.
-- Reads: store
select store_key as former_key, (row_number() over (order by store_id))::integer as store_key
from store
