-- One row per usable data row of the polls whose store is not in `store` yet.
-- Reads: polls_row
select file_index, store_id, observed_us, is_active
from polls_row
where is_usable
