-- One row per data row of the polls whose store is not in `store` yet, as it was read.
-- Reads: source_row, store
-- Only these rows are parsed then. With one statement for both, DuckDB would parse all rows before it looks for their stores.
from source_row
where read_text(store_id) not in (select store_id from store)
