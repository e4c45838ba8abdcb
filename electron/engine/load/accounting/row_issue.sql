-- One row per data row with a problem, with its line number.
-- Reads: row_problem, data_file, row_run
-- A byte order mark is written out, because it gets lost at the beginning of a text that JavaScript reads.
select
  name as file,
  run.line + row_id - run.row as line,
  refine_code(code, value) as code,
  replace(value, chr(65279), '<U+FEFF>') as value
from row_problem
join data_file using (file_index)
asof join row_run as run on row_problem.file_index = run.file_index and row_id >= run.row
