-- One row per reported store whose openings are found by date, because it has exceptions or openings that do not always hold.
-- Reads: reported_store, store_exception, written_opening
from reported_store
where store_key in (
  select store_key from store_exception
  union
  select store_key from written_opening where valid_from_day is not null or valid_to_day is not null
)
