-- One row per store with polls that are kept.
-- Reads: kept_store, kept_poll_row, kept_file
select store_id
from kept_store
semi join (
  from kept_poll_row semi join kept_file on kept_file.kept_index = kept_poll_row.file_index
) as polled on polled.store_key = kept_store.store_key
