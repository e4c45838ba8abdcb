-- One row per store in the polls that were read so far, if it is in no other table.
-- Reads: polls_store, named_store
from polls_store
anti join named_store using (store_id)
