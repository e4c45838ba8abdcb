-- One row: the number of timestamps in a file that are dates, seconds and milliseconds since 1970.
-- Reads: source_row
with written as (
  select trim(timestamp_utc) as text from source_row
)
select
  count(*) filter (read_instant(text) is not null) as dates,
  count(*) filter (is_epoch_seconds(text)) as seconds,
  count(*) filter (is_epoch_milliseconds(text)) as milliseconds
from written
