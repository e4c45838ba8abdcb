-- One row per dated store, closure and part of the open time in the span that it takes out, UTC microseconds.
-- Reads: utc_opening, store_exception, closure_from_to, excluded_stretch
-- Parts of closures that overlap do so too.
with taken as (
  select store_key, position, utc_opening.opens_us as starts_us, utc_opening.closes_us as ends_us
  from utc_opening
  join store_exception using (store_key)
  where is_taken_out and kind = 'closed' and day between from_day and to_day
  union all
  select store_key, position, starts_us, ends_us
  from closure_from_to
)
select
  store_key,
  position,
  greatest(taken.starts_us, excluded_stretch.opens_us) as starts_us,
  least(taken.ends_us, excluded_stretch.closes_us) as ends_us
from taken
join excluded_stretch using (store_key)
where taken.starts_us < excluded_stretch.closes_us and taken.ends_us > excluded_stretch.opens_us
