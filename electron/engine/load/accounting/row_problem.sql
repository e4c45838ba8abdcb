-- One row per data row of any file and problem; `row_id` is its position among the rows of its file, from 0.
-- Reads: business_hours_row, timezones_row, store, timezone_issue, polls_problem
-- If none of the opening hours of a store can be used, its first row has a second problem that says so.
with small_row as (
  select 'businessHours' as role, file_index, rowid as row_id, problem, problem_value from business_hours_row
  union all
  select 'timezones', file_index, rowid, problem, problem_value from timezones_row
),
first_row as (
  select role, file_index, min(row_id) as first_id from small_row group by all
),
store_without_hours as (
  select arg_min(file_index, business_hours_row.rowid) as file_index, min(business_hours_row.rowid) as row_id, store_id
  from business_hours_row
  semi join store using (store_id)
  where store_id in (select store_id from business_hours_row where problem is not null)
  group by store_id
  having count(*) filter (problem is null) = 0
),
problem_row as (
  from small_row where problem is not null
  union all
  select 'businessHours', file_index, row_id, 'hours_unusable', store_id from store_without_hours
  union all
  select 'timezones', file_index, row_id, code, value
  from timezone_issue
  join timezones_row on timezones_row.rowid = row_id
)
select file_index, row_id, problem as code, problem_value[:200] as value
from polls_problem
union all
select file_index, row_id - first_id, problem, problem_value[:200]
from problem_row
join first_row using (role, file_index)
