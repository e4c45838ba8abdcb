-- One row per poll that is followed by another of the same store at the same instant, whether the follower says
-- the same, and the follower's file. A window over all rows goes through `poll` in the order it was made in.
select row_id, is_active = previous_is_active as is_repeated, file_index as follower_file_index
from (
  select
    *,
    lag(rowid) over () as row_id,
    lag(store_key) over () as previous_store_key,
    lag(observed_us) over () as previous_us,
    lag(is_active) over () as previous_is_active
  from poll
)
where store_key = previous_store_key and observed_us = previous_us
