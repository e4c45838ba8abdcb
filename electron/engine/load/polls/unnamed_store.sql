-- One row per store in the polls that were read so far, if it is not in the business hours or the timezones.
-- Reads: polls_store, business_hours_row, timezones_row
select store_id
from polls_store
anti join (from business_hours_row where problem is null) using (store_id)
anti join (from timezones_row where problem is null) using (store_id)
