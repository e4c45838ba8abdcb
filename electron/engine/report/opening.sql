-- One row per store and open stretch that touches the span, its ends included, UTC microseconds.
-- Reads: zone_stretch, reported_store, weekly_opening, getvariable(to_us), getvariable(from_us)
-- Stretches do not overlap. They are cut at the start of the local week and at clock changes, but never at the ends of the
-- span, so that one stretch is the same row in every span.
with zone_week as (
  -- Microsecond 0 was a Thursday; the first Monday is four days later.
  select
    zone_stretch.*,
    unnest(range(
      (starts_us + offset_us - epoch_us(interval 4 days)) // epoch_us(interval 7 days) - 1,
      (ends_us + offset_us - epoch_us(interval 4 days)) // epoch_us(interval 7 days) + 1
    )) * epoch_us(interval 7 days) + epoch_us(interval 4 days) - offset_us as monday_us
  from zone_stretch
),
local_week as (
  -- Those before or after the span would only be dropped after their join with all openings.
  from zone_week
  where monday_us <= getvariable('to_us') and monday_us + epoch_us(interval 7 days) > getvariable('from_us')
),
stretch as (
  select
    store_key,
    greatest(monday_us + weekly_opening.opens_us, starts_us) as opens_us,
    least(monday_us + weekly_opening.closes_us, ends_us) as closes_us
  from reported_store
  join local_week using (zone_name)
  join weekly_opening using (store_key)
  where monday_us + weekly_opening.opens_us < ends_us
    and monday_us + weekly_opening.closes_us > starts_us
)
select *
from stretch
where opens_us <= getvariable('to_us') and closes_us > getvariable('from_us')
