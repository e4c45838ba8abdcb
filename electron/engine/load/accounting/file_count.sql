-- One row per file with usable rows, but the polls: the number of rows loaded, and of duplicates, which repeat an earlier row exactly.
-- Reads: timezones_row, known_zone, timezone_issue, business_hours_row, exceptions_row, store, stores_row,
--   repeated_stores_row
-- The first of identical rows is loaded. It is in the file with the smallest index, because files are read in order. A row
-- with several openings is loaded if one of them is the first of its kind.
with usable_zone as (
  select file_index, store_id, coalesce(spelling, zone_name) as zone_name
  from timezones_row
  left join known_zone using (zone_name)
  where problem is null
    and timezones_row.rowid not in (select row_id from timezone_issue where code = 'timezone_conflict')
),
first_opening as (
  -- The file, whether its rows have several openings, and the row, in one number, of which the smallest is the first.
  select min((file_index::bigint << 48) + if(row_of_file is null, rowid, (1::bigint << 47) + row_of_file)) as first_row
  from business_hours_row
  where problem is null
  group by store_id, weekday, opens_us, closes_us, valid_from_day, valid_to_day
),
usable_exception as (
  from exceptions_row where problem is null and (store_id is null or store_id in (select store_id from store))
),
usable as (
  select file_index, count(*) as rows, 0::bigint as rows_loaded
  from business_hours_row
  where problem is null and row_of_file is null
  group by file_index
  union all
  select file_index, count(distinct row_of_file), 0
  from business_hours_row
  where problem is null and row_of_file is not null
  group by file_index
  union all
  select first_index, 0, sum(rows)::bigint
  from (
    -- The openings of a row are counted once, and the rows of other files together.
    select
      (first_row >> 48) as first_index,
      if((first_row >> 47) % 2 = 1, first_row, null) as split_row,
      if(split_row is null, count(*), 1) as rows
    from first_opening
    group by first_index, split_row
  )
  group by first_index
  union all
  select file_index, count(*) filter (contradiction is null), count(*) filter (contradiction is null and is_new is not false)
  from stores_row
  left join repeated_stores_row on row_id = stores_row.rowid
  where problem is null
  group by file_index
  union all
  select file_index, count(*), 0 from usable_zone group by file_index
  union all
  select first_index, 0, count(*)
  from (select min(file_index) as first_index from usable_zone group by store_id, zone_name)
  group by first_index
  union all
  select file_index, count(*), 0 from usable_exception group by file_index
  union all
  select first_index, 0, count(*)
  from (
    select min(file_index) as first_index
    from usable_exception
    group by store_id, attribute, attribute_value, kind, from_day, to_day, opens_us, closes_us, starts_us, ends_us, is_local, reason
  )
  group by first_index
)
select
  file_index,
  sum(rows_loaded)::bigint as rows_loaded,
  (sum(rows) - sum(rows_loaded))::bigint as rows_duplicate
from usable
group by file_index
