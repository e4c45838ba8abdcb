-- One row per unusable data row of a poll file; `row_id` is its position among the rows of its file, from 0.
-- Reads: polls_problem
select file_index, row_id, problem as code, problem_value[:200] as value
from polls_problem
