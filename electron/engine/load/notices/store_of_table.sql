-- One row per small table and store that its rows name: whether it has a usable row there, and a usable poll.
-- Reads: business_hours_row, timezones_row, known_zone, polled_store
with named as (
  select 'businessHours' as role, store_id, bool_or(problem is null) as is_usable
  from business_hours_row
  where store_id is not null
  group by store_id
  union all
  select 'timezones', store_id, bool_or(spelling is not null)
  from timezones_row
  left join known_zone using (zone_name)
  where store_id is not null
  group by store_id
)
select role, named.store_id, is_usable, polled_store.store_id is not null as is_polled
from named
left join polled_store using (store_id)
