-- One row per store and open stretch that touches the report's span, UTC microseconds. Stretches do not
-- overlap. They reach one microsecond past the end: the instant as_of counts as observed, though it has no length.
with local_week as (
  -- Microsecond 0 was a Thursday; the first Monday is four days later.
  select
    zone_stretch.*,
    unnest(range(
      (starts_us + offset_us - epoch_us(interval 4 days)) // epoch_us(interval 7 days) - 1,
      (ends_us + offset_us - epoch_us(interval 4 days)) // epoch_us(interval 7 days) + 1
    )) * epoch_us(interval 7 days) + epoch_us(interval 4 days) - offset_us as monday_us
  from zone_stretch
)
select
  store_key,
  greatest(monday_us + weekly_opening.opens_us, starts_us) as opens_us,
  least(monday_us + weekly_opening.closes_us, ends_us) as closes_us
from reported_store
join local_week using (zone_name)
join weekly_opening using (store_key)
where monday_us + weekly_opening.opens_us < ends_us
  and monday_us + weekly_opening.closes_us > starts_us
