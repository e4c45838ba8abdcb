-- One row per data row of the polls, in the order of store and time, the inactive ones last of an instant. The order
-- makes neighbours of polls at one instant (same_instant.sql) and saves a report most of its sorting. Behind all
-- others come the rows without a key: those of stores that only the polls name, with their id, and those with a problem.
select
  case when problem is null then store_key end as store_key,
  observed_us,
  is_active,
  file_index,
  case when problem is null and store_key is null then store_id end as new_store_id
from polls_row
order by store_key, observed_us, is_active desc, file_index
