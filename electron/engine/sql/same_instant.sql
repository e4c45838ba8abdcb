-- One row per poll that is followed by another of the same store at the same instant, whether the follower says
-- the same, and the follower's file. `poll` keeps the order it was made in.
select
  poll.row_id,
  poll.is_active = follower.is_active as is_repeated,
  follower.file_index as follower_file_index
from (select *, rowid as row_id from poll) as poll
positional join (from poll offset 1) as follower
where poll.store_key = follower.store_key and poll.observed_us = follower.observed_us
