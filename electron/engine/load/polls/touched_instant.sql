-- One row per store and instant of an added poll at which an earlier load has a poll of the store.
-- Reads: added_poll, former_poll, later_poll
-- From the side of the added polls, which are few, the join only has to mark them. An instant that is replaced has later polls,
-- and `repeated_poll` has no further instants.
select distinct store_key, observed_us
from added_poll
semi join (
  select store_key, observed_us from former_poll
  union all
  select store_key, observed_us from later_poll
) using (store_key, observed_us)
