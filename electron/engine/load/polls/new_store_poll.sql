-- One row per unplaced poll of a store that has a key by now, in the order of poll.sql.
select store_key, observed_us, is_active, file_index
from unplaced_poll
join store using (store_id)
order by store_key, observed_us, is_active desc, file_index
