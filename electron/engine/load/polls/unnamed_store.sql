-- One row per store in the polls that were read so far, if it is not in the business hours or the timezones.
-- Reads: polls_store, named_store
from polls_store
anti join named_store using (store_id)
