-- One row per reported store and hour of its local week with downtime in the span: microseconds.
-- Reads: piece, reported_store, zone_stretch
-- Hour 0 is Monday from 00:00 to 01:00 on the wall clock of the store. An hour that a clock change skips has no downtime
-- and one that it repeats counts twice, so the hours of a store add up to its downtime.
with downtime as (
  select store_key, store_id, zone_name, starts_us, ends_us
  from piece
  join reported_store using (store_key)
  where not is_active and starts_us < ends_us
),
on_wall_clock as (
  select
    store_id,
    greatest(downtime.starts_us, zone_stretch.starts_us) + offset_us as starts_us,
    least(downtime.ends_us, zone_stretch.ends_us) + offset_us as ends_us
  from downtime
  join zone_stretch using (zone_name)
  where zone_stretch.starts_us < downtime.ends_us and zone_stretch.ends_us > downtime.starts_us
),
by_hour as (
  select
    *,
    unnest(range(starts_us // epoch_us(interval 1 hour), (ends_us - 1) // epoch_us(interval 1 hour) + 1)) as wall_clock_hour
  from on_wall_clock
)
select
  store_id,
  -- Microsecond 0 was a Thursday.
  ((wall_clock_hour + 3 * 24) % (7 * 24))::smallint as hour_of_week,
  sum(
    least(ends_us, (wall_clock_hour + 1) * epoch_us(interval 1 hour))
    - greatest(starts_us, wall_clock_hour * epoch_us(interval 1 hour))
  )::bigint as downtime_us
from by_hour
group by all
order by store_id, hour_of_week
