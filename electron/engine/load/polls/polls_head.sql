-- One row per store in the first rows of the polls, whether they can be used or not. Rows are seldom sorted by store, so
-- these name nearly all the stores there are.
select distinct store_id
from (select store_id from polls_row where store_id is not null limit 100000)
