-- One row per store in the polls, which include unusable rows.
-- Reads: polls_row
select distinct store_id
from polls_row
where store_id is not null
