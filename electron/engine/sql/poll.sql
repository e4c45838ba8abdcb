-- One row per usable row of the polls, in the order of store and time, the inactive ones last of an instant. The
-- order makes neighbours of polls at one instant (same_instant.sql) and saves a report most of its sorting.
select store_key, observed_us, is_active, file_index
from polls_row
join store using (store_id)
where problem is null
order by store_key, observed_us, is_active desc, file_index
