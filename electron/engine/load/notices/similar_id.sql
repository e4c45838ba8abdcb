-- One row per small table and difference in spelling that keeps polled stores from their rows, with an example.
-- Reads: business_hours_row, timezones_row, polled_store
with store_of_table as (
  select distinct 'businessHours' as role, store_id from business_hours_row where problem is null
  union all
  select distinct 'timezones', store_id from timezones_row where problem is null
),
unmatched_poll as (
  select role, polled_store.store_id
  from polled_store
  cross join (select distinct role from store_of_table)
  anti join store_of_table using (role, store_id)
),
unmatched_row as (
  from store_of_table anti join polled_store using (store_id)
),
rule as (
  select unnest(['leading zeros', 'decimals such as .0', 'thousands separators', 'capital letters', 'apostrophes or quotation marks', 'several of these']) as difference
)
select role, difference, count(distinct poll_id) as stores, min(poll_id) as poll_id, arg_min(row_id, poll_id) as row_id
from (
  select difference, unmatched_poll.role, unmatched_poll.store_id as poll_id, plain_id(unmatched_poll.store_id, difference) as plain
  from unmatched_poll, rule
) as from_polls
join (
  select difference, unmatched_row.role, unmatched_row.store_id as row_id, plain_id(unmatched_row.store_id, difference) as plain
  from unmatched_row, rule
) as from_rows using (role, difference, plain)
group by role, difference
