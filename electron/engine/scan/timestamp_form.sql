-- One row: how many timestamps of a file are written as dates, as seconds and as milliseconds since 1970.
with written as (
  select trim(timestamp_utc) as text from source_row
)
select
  count(*) filter (read_instant(text) is not null) as dates,
  count(*) filter (is_epoch_seconds(text)) as seconds,
  count(*) filter (is_epoch_milliseconds(text)) as milliseconds
from written
