-- One row per data row of the polls, in the order of store and time, the inactive ones last of an instant. The order
-- makes neighbours of polls at one instant (same_instant.sql) and saves a report most of its sorting. Behind all
-- others come the rows without a key: those of stores that `store` does not have yet, and those with a problem, which have
-- no instant either.
-- The key comes from a subquery because DuckDB, which cannot guess how long a file is, would build a plain join the
-- wrong way round. No text is carried through it: that alone would cost as much as the sorting.
select
  (select store_key from store where store.store_id = usable.store_id) as store_key,
  observed_us,
  is_active,
  file_index
from (
  select
    case when problem is null then store_id end as store_id,
    case when problem is null then observed_us end as observed_us,
    is_active,
    file_index
  from polls_row
) as usable
order by store_key, observed_us, is_active desc, file_index
