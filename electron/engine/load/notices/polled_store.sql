-- One row per store that has a usable poll.
-- Reads: poll, store
select store_id
from (select distinct store_key from poll)
join store using (store_key)
