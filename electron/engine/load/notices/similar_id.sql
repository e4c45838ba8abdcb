-- One row per small table and difference in spelling that keeps polled stores from their rows, with an example.
-- Reads: polled_store, store_of_table
with unmatched_poll as (
  select role, polled_store.store_id
  from polled_store
  cross join (select distinct role from store_of_table)
  anti join (from store_of_table where is_usable) as named using (role, store_id)
),
unmatched_row as (
  from store_of_table where is_usable and not is_polled
),
difference as (
  select unnest(['leading zeros', 'decimals such as .0', 'thousands separators', 'capital letters', 'apostrophes or quotation marks', 'digits that spreadsheets lose', 'more than one way']) as name
)
select role, name as difference, count(distinct poll_id) as stores, min(poll_id) as poll_id, arg_min(row_id, poll_id) as row_id
from (
  select name, role, store_id as poll_id, plain_id(store_id, name) as plain from unmatched_poll, difference
) as from_polls
join (
  select name, role, store_id as row_id, plain_id(store_id, name) as plain from unmatched_row, difference
) as from_rows using (role, name, plain)
group by role, name
-- A single difference explains more than several together.
order by name = 'more than one way'
