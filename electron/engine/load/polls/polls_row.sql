-- One row per data row of a poll file; `is_usable` is true if the row can be used, and else `problem` says why not.
-- Reads: source_row
-- Nearly all rows can be used, so that queries which need only that do not look for a problem.
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
),
ranged as (
  select
    *,
    observed_us between epoch_us(timestamp '1970-01-01') and epoch_us(timestamp '2199-12-31 23:59:59.999999') as is_in_range
  from parsed
)
select
  file_index,
  store_id,
  observed_us,
  is_active,
  store_id is not null and is_in_range and is_active is not null as is_usable,
  case
    when store_id is null then 'store_id_missing'
    when observed_us is null then 'timestamp_unreadable'
    when not is_in_range then 'timestamp_out_of_range'
    when status_meaning = 'none' then 'status_none'
    when is_active is null then 'status_unknown'
  end as problem,
  case
    when store_id is null then ''
    when is_in_range is not true then coalesce(timestamp_utc, '')
    when is_active is null then coalesce(status, '')
  end as problem_value
from ranged
