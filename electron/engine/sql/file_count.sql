-- One row per file with usable rows: how many were loaded, and how many repeat an earlier row exactly.
with usable as (
  select file_index, repeats_earlier from poll
  union all
  select
    file_index,
    row_number() over (partition by store_id, weekday, opens_us, closes_us order by rowid) > 1 as repeats_earlier
  from business_hours_row
  where problem is null
  union all
  select
    file_index,
    row_number() over (partition by store_id, zone_name order by rowid) > 1 as repeats_earlier
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
