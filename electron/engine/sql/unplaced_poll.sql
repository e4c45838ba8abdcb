-- One row per data row of the polls that has no key: it has a problem, or names a store that `store` does not have.
select file_index, store_id, observed_us, is_active, problem
from polls_row
where problem is not null or store_id not in (select store_id from store)
