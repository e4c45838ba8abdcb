-- One row per store in the first rows of the polls, which include unusable rows.
-- Reads: polls_row
-- Polls are rarely sorted by store, so the first rows name nearly all stores.
select distinct store_id
from (select store_id from polls_row where store_id is not null limit 100000)
