-- One row per poll of an earlier load at an instant at which a poll of the same store was added.
-- Reads: poll, repeated_poll, touched_instant
select store_key, observed_us, is_active, file_index
from (from poll union all from repeated_poll)
semi join touched_instant using (store_key, observed_us)
