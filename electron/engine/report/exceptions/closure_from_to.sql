-- One row per dated store, closure from–to and stretch of one offset that it touches, UTC microseconds.
-- Reads: store_exception, zone_stretch
-- A local closure holds while the clock of the store shows a time in it.
select
  store_key,
  position,
  if(is_local, greatest(store_exception.starts_us - offset_us, zone_stretch.starts_us), store_exception.starts_us) as starts_us,
  if(is_local, least(store_exception.ends_us - offset_us, zone_stretch.ends_us), store_exception.ends_us) as ends_us
from store_exception
left join zone_stretch
  on is_local
  and zone_stretch.zone_name = store_exception.zone_name
  and store_exception.starts_us - offset_us < zone_stretch.ends_us
  and store_exception.ends_us - offset_us > zone_stretch.starts_us
where kind = 'from_to' and (not is_local or offset_us is not null)
