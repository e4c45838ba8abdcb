-- One row: how many polls there are, how many lie in the span, and the latest end of a span that nearly as many polls lie in as possible.
-- Reads: poll, $to_us, $from_us
-- Spans are compared by whole hours. An end between polls would not be as-of for any of them.
with hour as (
  select observed_us // epoch_us(interval 1 hour) as hour, count(*) as polls, max(observed_us) as last_us
  from poll
  group by hour
),
span as (
  select
    last_us,
    sum(polls) over (
      order by hour range between ($to_us - $from_us) // epoch_us(interval 1 hour) preceding and current row
    ) as polls
  from hour
)
select
  (select count(*) from poll) as polls,
  (select count(*) from poll where observed_us between $from_us and $to_us) as in_span,
  max(last_us) as best_us,
  max_by(polls, last_us)::bigint as in_best
from span
where polls >= 0.9 * (select max(polls) from span)
