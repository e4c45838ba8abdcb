-- One row per store and open stretch that touches the span, its ends included, UTC microseconds.
-- Reads: usual_opening, dated_opening, getvariable(to_us), getvariable(from_us)
from usual_opening
union all
select store_key, opens_us, closes_us
from dated_opening
where opens_us <= getvariable('to_us') and closes_us > getvariable('from_us')
