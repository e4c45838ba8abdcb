-- One row per poll file: the number of rows that DuckDB has read, of rows loaded, and of duplicates, which repeat an earlier row exactly.
-- Reads: polls_count, poll_duplicate
select
  file_index,
  coalesce(polls_count.rows, 0) as rows,
  coalesce(usable_rows, 0) - coalesce(poll_duplicate.rows, 0) as rows_loaded,
  coalesce(poll_duplicate.rows, 0) as rows_duplicate
from polls_count
full join poll_duplicate using (file_index)
