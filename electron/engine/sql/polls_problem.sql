-- One row per data row of a poll file that cannot be used; `row_id` is its place among the rows of the file, from 0.
select file_index, row_id, problem, problem_value
from (select *, row_number() over () - 1 as row_id from polls_row)
where problem is not null
