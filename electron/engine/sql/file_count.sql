-- One row per file with usable rows: how many were loaded, and how many repeat an earlier row exactly.
with usable as (
  select file_index, false as repeats_earlier
  from poll
  where observed_us is distinct from previous_us and observed_us is distinct from next_us
  union all
  select
    file_index,
    row_number() over (partition by store_key, observed_us, is_active order by file_index) > 1
  from poll
  where observed_us = previous_us or observed_us = next_us
  union all
  select
    file_index,
    row_number() over (partition by store_id, weekday, opens_us, closes_us order by rowid) > 1
  from business_hours_row
  where problem is null
  union all
  select
    file_index,
    row_number() over (partition by store_id, zone_name order by rowid) > 1
  from timezones_row
  where problem is null
    and rowid not in (select row_id from timezone_issue where code = 'timezone_conflict')
)
select
  file_index,
  count(*) filter (not repeats_earlier) as rows_loaded,
  count(*) filter (repeats_earlier) as rows_duplicate
from usable
group by file_index
