-- One row per store in the polls, whether their rows can be used or not.
select distinct store_id
from polls_row
where store_id is not null
