-- One row per row of an exceptions file, in file order, with its line and why it cannot be used.
-- Reads: exceptions_row, row_run
select
  run.line + exceptions_row.rowid - run.row as line,
  store_id, attribute, attribute_value, kind, from_day, to_day, opens_us, closes_us, starts_us, ends_us, is_local, reason,
  problem, problem_value
from exceptions_row
asof join row_run as run on exceptions_row.file_index = run.file_index and exceptions_row.rowid >= run.row
order by exceptions_row.rowid
