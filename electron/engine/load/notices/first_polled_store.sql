-- One row: whether one of the polled stores has business hours and a timezone of its own.
-- Reads: store, poll
select has_hours, has_zone
from store
where store_key = (select store_key from poll limit 1)
