-- One row per store that is only in the polls, and only in unusable rows of them.
-- Reads: store, unnamed_store, poll
select store_key
from store
semi join unnamed_store using (store_id)
anti join poll using (store_key)
