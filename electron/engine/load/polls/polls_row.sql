-- One row per data row of a poll file; `problem` says why a row cannot be used.
-- Reads: source_row
with parsed as (
  select
    file_index,
    read_text(store_id) as store_id,
    timestamp_utc,
    status,
    status_meaning,
    read_instant(timestamp_utc) as observed_us,
    case when status_meaning is null then read_status(status) when status_meaning <> 'none' then status_meaning = 'active' end
      as is_active
  from source_row
)
select
  file_index,
  store_id,
  observed_us,
  is_active,
  case
    when store_id is null then 'store_id_missing'
    when observed_us is null then 'timestamp_unreadable'
    when observed_us not between epoch_us(timestamp '1970-01-01') and epoch_us(timestamp '2199-12-31 23:59:59.999999')
      then 'timestamp_out_of_range'
    when status_meaning = 'none' then 'status_none'
    when is_active is null then 'status_unknown'
  end as problem,
  case
    when store_id is null then ''
    when observed_us is null
      or observed_us not between epoch_us(timestamp '1970-01-01') and epoch_us(timestamp '2199-12-31 23:59:59.999999')
      then coalesce(timestamp_utc, '')
    when is_active is null then coalesce(status, '')
  end as problem_value
from parsed
