-- One row: how many stores are selected, and their open time in the whole span of the report, in hours.
-- Reads: selected_row
select count(*) as stores, coalesce(sum(open_span_us), 0) / epoch_us(interval 1 hour) as openHours
from selected_row
