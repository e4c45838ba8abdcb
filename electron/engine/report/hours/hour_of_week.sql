-- One row per owner and hour of its local week in which it has a part: microseconds.
-- Reads: part, zone_stretch
-- Hour 0 is Monday from 00:00 to 01:00 on the wall clock. An hour that a clock change skips has nothing and one that it
-- repeats counts twice, so the hours of an owner add up to its parts.
with on_wall_clock as (
  select
    owner,
    greatest(part.starts_us, zone_stretch.starts_us) + offset_us as starts_us,
    least(part.ends_us, zone_stretch.ends_us) + offset_us as ends_us
  from part
  join zone_stretch using (zone_name)
  where zone_stretch.starts_us < part.ends_us and zone_stretch.ends_us > part.starts_us
),
by_hour as (
  select
    *,
    unnest(range(starts_us // epoch_us(interval 1 hour), (ends_us - 1) // epoch_us(interval 1 hour) + 1)) as wall_clock_hour
  from on_wall_clock
)
select
  owner,
  -- Microsecond 0 was a Thursday.
  ((wall_clock_hour + 3 * 24) % (7 * 24))::smallint as hour_of_week,
  sum(
    least(ends_us, (wall_clock_hour + 1) * epoch_us(interval 1 hour))
    - greatest(starts_us, wall_clock_hour * epoch_us(interval 1 hour))
  )::bigint as duration_us
from by_hour
group by all
