-- One row: the number of polls, and of those in the span.
-- Reads: poll, $from_us, $to_us
select count(*) as polls, count(*) filter (observed_us between $from_us and $to_us) as in_span
from poll
