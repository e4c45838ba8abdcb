-- One row per data row that could not be used as it is, with the line it stands on.
select name as file, run.line + row_id - run.row as line, refine_code(code, value) as code, value
from row_problem
join data_file using (file_index)
asof join row_run as run on row_problem.file_index = run.file_index and row_id >= run.row
