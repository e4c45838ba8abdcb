-- One row: the number of openings, of those that last more than 16 hours from the morning to the next morning, and whether
-- a time of day is after 12:59. Midnight as an end does not say which clock it is of.
-- Reads: business_hours_row
select
  count(*) as openings,
  count(*) filter (
    closes_us - opens_us > epoch_us(interval 16 hours)
      and closes_us > epoch_us(interval 24 hours)
      and closes_us - opens_us < epoch_us(interval 24 hours)
  ) as long_openings,
  coalesce(
    bool_or(
      opens_us >= epoch_us(interval 13 hours)
        or (closes_us >= epoch_us(interval 13 hours) and closes_us < epoch_us(interval 24 hours))
        or closes_us >= epoch_us(interval 37 hours)
    ),
    false
  ) as has_afternoon
from business_hours_row
where problem is null and opens_us is not null
