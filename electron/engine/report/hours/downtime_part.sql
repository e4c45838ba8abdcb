-- One row per reported store and uninterrupted part of its downtime inside one opening: UTC microseconds.
-- Reads: piece, reported_store
select store_id as owner, zone_name, starts_us, ends_us
from piece
join reported_store using (store_key)
where not is_active and starts_us < ends_us
