-- One row per store that only the polls name; its key follows those of the others.
select
  ((select count(*) from store) + row_number() over (order by store_id))::integer as store_key,
  store_id,
  default_zone() as zone_name
from (select distinct new_store_id as store_id from poll where new_store_id is not null)
