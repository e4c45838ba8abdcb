-- One row per opening of a dated store that begins on a day near the span, without closures from–to, on the local clock.
-- Reads: store_exception, zone_stretch, dated_store, written_opening, store, getvariable(closed_days_count)
-- Times are microseconds since 1970 on the clock of the store, and `day` is the number of days since 1970 of the date that it
-- is for. It `is_taken_out` if the day is closed. Special hours are in place of the openings of the week.
with special as (
  select store_key, from_day, to_day, opens_us, closes_us, kind = 'closed' as is_closed
  from store_exception
  where kind <> 'from_to'
),
day as (
  select store_key, unnest(range(first_day, last_day)) as day
  from (
    select
      zone_name,
      min(starts_us + offset_us) // epoch_us(interval 24 hours) - 3 as first_day,
      max(ends_us + offset_us) // epoch_us(interval 24 hours) + 2 as last_day
    from zone_stretch
    group by zone_name
  )
  join dated_store using (zone_name)
),
special_day as (
  select store_key, day, bool_or(is_closed) as has_closed, not bool_and(is_closed) as has_hours
  from day
  join special using (store_key)
  where day between from_day and to_day
  group by store_key, day
),
known_day as (
  select
    store_key,
    day,
    coalesce(has_hours, false) as has_hours,
    coalesce(has_closed, false) and (not coalesce(has_hours, false) or getvariable('closed_days_count')) as is_taken_out,
    -- Day 0 was a Thursday.
    (day + 3 + 700) % 7 as weekday
  from day
  left join special_day using (store_key, day)
),
time_of_day as (
  select
    store_key,
    opens_us // epoch_us(interval 24 hours) as weekday,
    opens_us % epoch_us(interval 24 hours) as opens_us,
    closes_us - opens_us // epoch_us(interval 24 hours) * epoch_us(interval 24 hours) as closes_us,
    coalesce(valid_from_day, -1000000) as valid_from_day,
    coalesce(valid_to_day, 10000000) as valid_to_day
  from written_opening
  join dated_store using (store_key)
  union all
  select store_key, unnest(range(7)), 0, epoch_us(interval 24 hours), -1000000, 10000000
  from store
  join dated_store using (store_key)
  where not store.has_hours
),
opening_of_day as (
  select store_key, day, opens_us, closes_us, is_taken_out
  from known_day
  join time_of_day using (store_key, weekday)
  where not has_hours and day between valid_from_day and valid_to_day
  union all
  select store_key, day, opens_us, closes_us, is_taken_out
  from known_day
  join special using (store_key)
  where has_hours and not is_closed and day between from_day and to_day
)
select
  store_key,
  day,
  day * epoch_us(interval 24 hours) + opens_us as opens_us,
  day * epoch_us(interval 24 hours) + closes_us as closes_us,
  is_taken_out
from opening_of_day
