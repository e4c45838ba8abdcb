-- One row per outage of the chosen stores, in their order and that of time, UTC microseconds.
-- Reads: outage, reported_store, chosen_store, zone_stretch
-- Each has the time zone of its store, its attributes as far as they are in chosen_store, and the offset of that zone at its ends and at the ends of its open time.
select
  reported_store.store_id,
  reported_store.zone_name,
  chosen_store.* exclude (store_id, position),
  outage.* exclude (store_key),
  at_start.offset_us as start_offset_us,
  at_end.offset_us as end_offset_us,
  at_open_start.offset_us as open_start_offset_us,
  at_open_end.offset_us as open_end_offset_us
from outage
join reported_store using (store_key)
join chosen_store using (store_id)
join zone_stretch as at_start
  on at_start.zone_name = reported_store.zone_name
  and outage.starts_us >= at_start.starts_us
  and outage.starts_us < at_start.ends_us
join zone_stretch as at_end
  on at_end.zone_name = reported_store.zone_name
  and outage.ends_us >= at_end.starts_us
  and outage.ends_us < at_end.ends_us
join zone_stretch as at_open_start
  on at_open_start.zone_name = reported_store.zone_name
  and outage.open_starts_us >= at_open_start.starts_us
  and outage.open_starts_us < at_open_start.ends_us
join zone_stretch as at_open_end
  on at_open_end.zone_name = reported_store.zone_name
  and outage.open_ends_us >= at_open_end.starts_us
  and outage.open_ends_us < at_open_end.ends_us
order by position, outage.starts_us
