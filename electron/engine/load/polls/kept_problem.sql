-- One row per unusable row of a file whose polls are kept, with the index of the file as it is now.
-- Reads: kept_problem, kept_file
select kept_file.file_index, row_id, problem, problem_value
from kept_problem
join kept_file on kept_file.kept_index = kept_problem.file_index
