-- One row: how many texts are dates in which the year comes last, by the order of day and month that they need.
-- Reads: written
with year_last as (
  select text, try_cast(parts.first as integer) as first, try_cast(parts.second as integer) as second
  from (select text, year_last_parts(tidy(text)) as parts from written where text is not null)
  where strlen(parts.year) = 4
)
select
  count(*) as year_last,
  count(*) filter (first > 12) as day_first,
  count(*) filter (second > 12) as month_first,
  min(text) filter (first <= 12 and second <= 12) as example
from year_last
