-- One row per kept poll of a store that has no key.
-- Reads: kept_poll_row, kept_file, kept_key
from kept_poll_row
semi join kept_file on kept_file.kept_index = kept_poll_row.file_index
semi join (from kept_key where store_key is null) as lacking on lacking.kept_key = kept_poll_row.store_key
