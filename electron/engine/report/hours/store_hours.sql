-- One row per reported store: the number of its weekly hours, which is the same for all stores with the same hours and zone.
-- Reads: weekly_opening, reported_store
-- Stores may share their hours, whose openings of the week are then kept once. The number is the key of the first such store.
with weekly as (
  select store_key, list((opens_us, closes_us) order by opens_us) as openings
  from weekly_opening
  group by store_key
)
select store_id, store_key, min(store_key) over (partition by zone_name, openings) as hours_id
from reported_store
left join weekly using (store_key)
