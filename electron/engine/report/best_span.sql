-- One row: the latest end of a span of this length in which nearly as many polls lie as possible, and their number.
-- Reads: poll, $length_us
-- Spans are compared by whole hours. An end between polls would not be as-of for any of them.
with hour as (
  select observed_us // epoch_us(interval 1 hour) as hour, count(*) as polls, max(observed_us) as last_us
  from poll
  group by hour
),
span as (
  select
    last_us,
    sum(polls) over (order by hour range between $length_us // epoch_us(interval 1 hour) preceding and current row) as polls
  from hour
)
select max(last_us) as best_us, max_by(polls, last_us)::bigint as in_best
from span
where polls >= 0.9 * (select max(polls) from span)
