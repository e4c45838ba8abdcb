-- One row per file with usable rows: how many there are, and how many of them repeat an earlier row exactly.
with usable as (
  select file_index, count(*) as rows, 0 as repetitions from poll group by all
  union all
  select follower_file_index, 0, count(*) from same_instant where is_repeated group by all
  union all
  select
    file_index,
    1,
    (row_number() over (partition by store_id, weekday, opens_us, closes_us order by rowid) > 1)::integer
  from business_hours_row
  where problem is null
  union all
  select file_index, 1, (row_number() over (partition by store_id, zone_name order by rowid) > 1)::integer
  from timezones_row
  where problem is null
    and rowid not in (select row_id from timezone_issue where code = 'timezone_conflict')
)
select
  file_index,
  (sum(rows) - sum(repetitions))::bigint as rows_loaded,
  sum(repetitions)::bigint as rows_duplicate
from usable
group by file_index
