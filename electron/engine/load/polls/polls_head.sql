-- One row per store in the first rows of the polls, which include unusable rows.
-- Reads: source_row, named_store
-- Polls are rarely sorted by store, so the first rows name nearly all stores. In folders of very many stores that takes more
-- rows: 16 for each, because of some stores several polls in a row are missing.
select distinct store_id
from (
  select read_text(store_id) as store_id
  from source_row
  where read_text(store_id) is not null
  limit (select if(count(*) > 50000, 16 * count(*), 100000) from named_store)
)
