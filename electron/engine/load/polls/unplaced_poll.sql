-- One row per data row of the polls that can be used and names a store that `store` does not have.
select file_index, store_id, observed_us, is_active
from polls_row
where problem is null and store_id not in (select store_id from store)
