-- One row per data row of a poll file, in file order, with its problem, which is null for nearly all rows.
-- Reads: polls_row
-- Keeping all rows is faster than numbering them while they are read, because then they would be read by one thread.
select file_index, problem, problem_value
from polls_row
