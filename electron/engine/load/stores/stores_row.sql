-- One row per data row of a stores or timezones file, in file order; `problem` says why a row cannot be used.
-- Reads: source_row
with parsed as (
  select
    file_index,
    read_text(store_id) as store_id,
    read_text(timezone_str) as zone_name,
    attributes
  from source_row
)
select
  file_index,
  store_id,
  zone_name,
  attributes,
  case when store_id is null then 'store_id_missing' end as problem,
  case when store_id is null then '' end as problem_value
from parsed
