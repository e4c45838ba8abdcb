-- One row per store with kept polls in files that are read no more, with its key as it is now; null if it has none yet.
-- Reads: kept_store, kept_poll_row, kept_file, store
select kept_store.store_key as kept_key, kept_store.store_id, store.store_key
from kept_store
semi join (
  from kept_poll_row semi join kept_file on kept_file.kept_index = kept_poll_row.file_index
) as polled on polled.store_key = kept_store.store_key
left join store on store.store_id = kept_store.store_id
