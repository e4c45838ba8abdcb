-- One row per weekly hours and opening in the local week: microseconds from Monday 00:00, and how often it is in the span.
-- Reads: store_hours, reported_store, opening, zone_stretch, getvariable(from_us), getvariable(to_us)
-- Openings are cut at the start of the local week and at clock changes, so that each lies in one week with one offset.
with part as (
  select
    hours_id,
    greatest(opens_us, getvariable('from_us')) + offset_us as starts_us,
    least(closes_us, getvariable('to_us')) + offset_us as ends_us
  from (from store_hours where store_key = hours_id) as first_store
  join reported_store using (store_key)
  join opening using (store_key)
  join zone_stretch
    on zone_stretch.zone_name = reported_store.zone_name
    and zone_stretch.starts_us <= opens_us
    and zone_stretch.ends_us > opens_us
  where opens_us < getvariable('to_us')
),
in_week as (
  -- Microsecond 0 was a Thursday.
  select hours_id, (starts_us + epoch_us(interval 3 days)) % epoch_us(interval 7 days) as opens_us, ends_us - starts_us as length_us
  from part
)
select hours_id, opens_us, opens_us + length_us as closes_us, count(*)::integer as times
from in_week
group by all
order by hours_id, opens_us
