-- One row per business hours file with rows that name several weekdays, such as Mon-Fri.
-- Reads: business_hours_row
select distinct file_index
from (select file_index, problem_value from business_hours_row where problem = 'day_unknown')
where len(read_days(problem_value)) > 1
