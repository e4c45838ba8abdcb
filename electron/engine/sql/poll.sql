-- One row per usable data row of the polls, by store and time. `repeats_earlier` marks exact repetitions;
-- `is_last_of_instant` marks one row for each store and instant: the inactive one where they disagree
-- (REPORT.md, method nearest, step 2).
select
  store_key,
  observed_us,
  is_active,
  file_index,
  coalesce(lag(observed_us) over by_time = observed_us and lag(is_active) over by_time = is_active, false)
    as repeats_earlier,
  lead(observed_us) over by_time is distinct from observed_us as is_last_of_instant
from polls_row
join store using (store_id)
where problem is null
window by_time as (partition by store_key order by observed_us, is_active desc, file_index)
