-- One row per small table and difference in spelling that keeps polled stores from their rows, with an example.
-- Reads: store, poll, lacking_store, $differences
with difference as (
  select unnest($differences::varchar[]) as name
),
unpolled as materialized (
  from store anti join (select distinct store_key from poll) using (store_key)
),
unmatched_poll as (
  select 'businessHours' as role, store_id from lacking_store where not has_hours
  union all
  select 'timezones', store_id from lacking_store where not has_zone
),
unmatched_row as (
  select 'businessHours' as role, store_id from unpolled where has_hours
  union all
  select 'timezones', store_id from unpolled where has_zone
)
select role, name as difference, count(distinct poll_id) as stores, min(poll_id) as poll_id, arg_min(row_id, poll_id) as row_id
from (
  select name, role, store_id as poll_id, plain_id(store_id, name) as plain from unmatched_poll, difference
) as from_polls
join (
  select name, role, store_id as row_id, plain_id(store_id, name) as plain from unmatched_row, difference
) as from_rows using (role, name, plain)
group by role, name
order by list_position($differences::varchar[], name)
