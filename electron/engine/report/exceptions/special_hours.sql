-- One row per special hours of the store for a date with an opening in the span.
-- Reads: store_exception, utc_opening, getvariable(to_us), getvariable(from_us)
select distinct kind, from_day, to_day, store_exception.opens_us, store_exception.closes_us, starts_us, ends_us, is_local, reason
from store_exception
where kind = 'hours'
  and exists (
    from utc_opening
    where utc_opening.store_key = store_exception.store_key
      and day between from_day and to_day
      and utc_opening.opens_us < getvariable('to_us')
      and utc_opening.closes_us > getvariable('from_us')
  )
order by from_day, store_exception.opens_us, reason
