-- One row per store that has a usable poll.
-- Reads: store, poll
select store_id
from store
where store_key in (select store_key from poll)
