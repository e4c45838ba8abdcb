-- One row: how many stores are selected, and their open time in the whole span of the report, in hours.
-- Reads: selected_row
select count(*) as stores, coalesce(sum(open_span), 0) as openHours
from selected_row
