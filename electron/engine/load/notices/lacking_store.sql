-- One row per store with usable polls that lacks business hours or a timezone of its own.
-- Reads: store, poll
from store
where not (has_hours and has_zone) and store_key in (select store_key from poll)
