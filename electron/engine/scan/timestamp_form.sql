-- One row: the number of timestamps in a file in each form, and examples of dates in which the year comes last.
-- Reads: source_row
-- `day_first` and `month_first` are dates that have only this order, because one number is above 12. `either` are dates
-- that have another meaning in the other order. `date_hours` are seconds that are also a date with an hour: 2023012212.
with written as (
  select timestamp_utc as text, year_last_parts(tidy(timestamp_utc)) as parts from source_row
),
numbered as (
  select
    text,
    if(strlen(parts.year) = 4 and parts.rest <> '', try_cast(parts.first as tinyint), null) as first,
    if(strlen(parts.year) = 4 and parts.rest <> '', try_cast(parts.second as tinyint), null) as second
  from written
)
select
  count(*) filter (read_instant(text) is not null or first is not null) as dates,
  count(*) filter (is_epoch_seconds(text)) as seconds,
  count(*) filter (
    regexp_full_match(trim(text), '20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])')
  ) as date_hours,
  count(*) filter (is_epoch_milliseconds(text)) as milliseconds,
  count(*) filter (is_epoch_microseconds(text)) as microseconds,
  count(*) filter (is_epoch_nanoseconds(text)) as nanoseconds,
  count(first) as year_last,
  count(*) filter (first between 13 and 31 and second between 1 and 12) as day_first,
  count(*) filter (second between 13 and 31 and first between 1 and 12) as month_first,
  count(*) filter (first between 1 and 12 and second between 1 and 12 and first <> second) as either,
  min(trim(text)) filter (first between 13 and 31) as day_first_example,
  min(trim(text)) filter (second between 13 and 31) as month_first_example,
  min(trim(text)) filter (first between 1 and 12 and second between 1 and 12 and first <> second) as either_example
from numbered
