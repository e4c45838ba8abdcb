-- One row per store that is named in the first rows of the polls and in no row that can be used.
select store_key
from store
semi join polls_head using (store_id)
anti join poll using (store_key)
where store_id not in (select store_id from business_hours_row where problem is null)
  and store_id not in (select store_id from timezones_row where problem is null)
