-- One row per stretch of the span in which the store's zone keeps one offset from UTC, microseconds.
select
  greatest(starts_us, getvariable('from_us')) as starts_us,
  least(ends_us, getvariable('to_us')) as ends_us,
  offset_us
from zone_stretch
where starts_us < getvariable('to_us') and ends_us > getvariable('from_us')
order by starts_us
