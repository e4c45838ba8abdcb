-- One row per poll that is followed by another poll of the same store at the same instant.
-- Reads: sorted_poll
-- `is_duplicate` says whether the follower has the same status. The window without an order uses the order of `sorted_poll`.
select row_id, is_active = previous_is_active as is_duplicate, file_index as follower_file_index
from (
  select
    *,
    lag(poll_id) over () as row_id,
    lag(store_key) over () as previous_store_key,
    lag(observed_us) over () as previous_us,
    lag(is_active) over () as previous_is_active
  from sorted_poll
)
where store_key = previous_store_key and observed_us = previous_us
