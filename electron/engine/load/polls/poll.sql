-- One row per data row of the polls, sorted by store and time, at the same instant inactive polls last.
-- Reads: store, polls_row
-- The order puts polls at the same instant next to each other (same_instant.sql) and saves a report most of its sorting.
-- Rows without a key come last: stores not in `store` yet, and unusable rows (these have no instant either).
-- The key comes from a subquery, because DuckDB does not know the length of a file and would build a plain join from the
-- wrong side. Text is not carried along, because that alone would cost as much as the sorting.
select
  (select store_key from store where store.store_id = usable.store_id) as store_key,
  observed_us,
  is_active,
  file_index
from (
  select
    case when is_usable then store_id end as store_id,
    case when is_usable then observed_us end as observed_us,
    is_active,
    file_index
  from polls_row
) as usable
order by store_key, observed_us, is_active desc, file_index
