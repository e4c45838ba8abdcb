-- One row per store in the polls, which include unusable rows.
-- Reads: source_row
select distinct read_text(store_id) as store_id
from source_row
where read_text(store_id) is not null
