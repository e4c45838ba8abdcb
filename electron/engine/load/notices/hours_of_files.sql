-- One row: how many stores have openings in two files that overlap without being the same, with an example of the files.
-- Reads: business_hours_row, data_file
with opening as (
  select distinct
    file_index, store_id, weekday, opens_us, closes_us,
    coalesce(valid_from_day, -1000000) as from_day, coalesce(valid_to_day, 10000000) as to_day
  from business_hours_row
  where problem is null and opens_us is not null
)
select
  count(distinct one.store_id) as stores,
  min(one.store_id) as example,
  arg_min(first_file.name, one.store_id) as first_file,
  arg_min(second_file.name, one.store_id) as second_file
from opening as one
join opening as other using (store_id, weekday)
join data_file as first_file on first_file.file_index = one.file_index
join data_file as second_file on second_file.file_index = other.file_index
where one.file_index < other.file_index
  and one.opens_us < other.closes_us
  and other.opens_us < one.closes_us
  and one.from_day <= other.to_day
  and other.from_day <= one.to_day
  and (one.opens_us, one.closes_us) <> (other.opens_us, other.closes_us)
