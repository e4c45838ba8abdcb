-- One row per data row of any file but the polls, and problem; `row_id` is its position among the rows of its file, from 0.
-- Reads: business_hours_row, zone_beside_issue, timezones_row, exceptions_row, stores_row, repeated_stores_row, store,
--   long_attribute, timezone_issue
-- If none of the opening hours of a store can be used, its first row has a second problem that says so. A row with
-- several openings is rejected if none of them can be used; otherwise its problems are problems of an opening.
with first_row as (
  select file_index, min(rowid) as first_id from business_hours_row group by file_index
),
hours_row as (
  select
    *,
    business_hours_row.rowid as hours_id,
    coalesce(row_of_file, business_hours_row.rowid - first_id) as row_id,
    row_of_file is null or bool_and(problem is not null) over (partition by file_index, row_of_file) as is_rejected,
    row_of_file is null or row_number() over (partition by file_index, row_of_file, problem is null order by business_hours_row.rowid) = 1 as is_first
  from business_hours_row
  join first_row using (file_index)
  where exists (from business_hours_row where problem is not null) or exists (from zone_beside_issue)
),
first_timezones_row as (
  select file_index, min(rowid) as first_id from timezones_row group by file_index
),
first_exceptions_row as (
  select file_index, min(rowid) as first_id from exceptions_row group by file_index
),
first_stores_row as (
  select file_index, min(rowid) as first_id from stores_row group by file_index
),
stores_problem as (
  select rowid as row_id, problem, problem_value from stores_row where problem is not null
  union all
  select row_id, 'attribute_contradicted', contradiction from repeated_stores_row where contradiction is not null
),
problem_row as (
  select file_index, row_id, if(is_rejected, problem, 'opening_unreadable') as problem, problem_value
  from hours_row
  where problem is not null and (is_first or not is_rejected)
  union all
  select arg_min(file_index, hours_id), arg_min(row_id, hours_id), 'hours_unusable', store_id
  from hours_row
  semi join store using (store_id)
  group by store_id
  having count(*) filter (problem is null) = 0
  union all
  select hours_row.file_index, hours_row.row_id, code, value
  from zone_beside_issue
  join hours_row using (hours_id)
  union all
  select file_index, row_id, code, value from zone_beside_issue where row_id is not null
  union all
  select file_index, row_id - first_id, stores_problem.problem, stores_problem.problem_value
  from stores_problem
  join stores_row on stores_row.rowid = row_id
  join first_stores_row using (file_index)
  union all
  select file_index, row_id, 'attribute_too_long', value from long_attribute
  union all
  select file_index, timezones_row.rowid - first_id, problem, problem_value
  from timezones_row
  join first_timezones_row using (file_index)
  where problem is not null
  union all
  select file_index, row_id - first_id, code, value
  from timezone_issue
  join timezones_row on timezones_row.rowid = row_id
  join first_timezones_row using (file_index)
  union all
  select file_index, exceptions_row.rowid - first_id, coalesce(problem, 'exception_store_unknown'), coalesce(problem_value, exceptions_row.store_id)
  from exceptions_row
  join first_exceptions_row using (file_index)
  left join store using (store_id)
  where problem is not null or (exceptions_row.store_id is not null and store_key is null)
)
select file_index, row_id, problem as code, problem_value[:200] as value
from problem_row
