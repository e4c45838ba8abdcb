-- One row per local opening and local week and stretch of one offset that it touches, UTC microseconds.
-- Reads: local_opening, dated_store, zone_stretch
-- Openings of the week are cut in the same way (opening.sql). `part` tells the week and the stretch.
with in_week as (
  -- Microsecond 0 was a Thursday. Ten weeks more keep the numbers positive.
  select
    *,
    (opens_us + epoch_us(interval 73 days)) // epoch_us(interval 7 days) as week,
    (week + 1) * epoch_us(interval 7 days) - epoch_us(interval 73 days) as next_monday_us
  from local_opening
),
cut as (
  select store_key, day, is_taken_out, week, opens_us, least(closes_us, next_monday_us) as closes_us from in_week
  union all
  select store_key, day, is_taken_out, week + 1, next_monday_us, closes_us from in_week where closes_us > next_monday_us
)
select
  store_key,
  day,
  is_taken_out,
  {'week': week, 'from': starts_us} as part,
  greatest(cut.opens_us - offset_us, starts_us) as opens_us,
  least(cut.closes_us - offset_us, ends_us) as closes_us
from cut
join dated_store using (store_key)
join zone_stretch using (zone_name)
where cut.opens_us - offset_us < ends_us and cut.closes_us - offset_us > starts_us
