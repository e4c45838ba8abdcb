-- One row per poll of a store that only the polls name, with its key, in the order of poll.sql.
select store.store_key, observed_us, is_active, file_index, null::varchar as new_store_id
from poll
join store on store.store_id = new_store_id
order by store.store_key, observed_us, is_active desc, file_index
