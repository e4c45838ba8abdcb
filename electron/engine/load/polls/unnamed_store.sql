-- One row per store in the polls, as far as they were looked at, that neither business hours nor timezones name.
select store_id
from polls_store
anti join (from business_hours_row where problem is null) using (store_id)
anti join (from timezones_row where problem is null) using (store_id)
