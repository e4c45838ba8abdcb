-- One row per closure and part of the open time of the store in the span that it takes out, UTC microseconds.
-- Reads: closure_part, store_exception
-- The parts that a closure of several rows takes out are there once.
select distinct kind, reason, closure_part.starts_us, closure_part.ends_us
from closure_part
join store_exception using (store_key, position)
order by closure_part.starts_us, closure_part.ends_us, reason
