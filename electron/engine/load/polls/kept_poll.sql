-- One row per usable poll that is kept of files, with the keys of the stores and the indexes of the files as they are now.
-- Reads: kept_poll_row, kept_file, kept_key
-- Repeated polls are among them, so that nothing tells them from polls that were just read.
select kept_key.store_key, observed_us, is_active, kept_file.file_index::usmallint as file_index
from kept_poll_row
join kept_file on kept_file.kept_index = kept_poll_row.file_index
join kept_key on kept_key.kept_key = kept_poll_row.store_key
