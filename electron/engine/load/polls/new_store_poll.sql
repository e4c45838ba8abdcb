-- One row per unplaced poll, whose store has a key by now, in the order of poll.sql.
-- Reads: unplaced_poll, store
select store_key, observed_us, is_active, file_index
from unplaced_poll
join store using (store_id)
order by store_key, observed_us, is_active desc, file_index
