-- One row per data row of a poll file, in file order, with what is wrong with it: null for nearly all. To keep all of them
-- is faster than to number them while they are read, because then they are read one after the other.
select file_index, problem, problem_value
from polls_row
