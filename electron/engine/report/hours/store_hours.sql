-- One row per reported store: whether it has observations, and the number of its weekly hours, equal for equal hours and zone.
-- Reads: hours_of_store, observation, reported_store
-- Openings `is_dated` of stores whose hours are not the same every week. Stores may share their hours, whose openings of the week are then kept once. The number is the key of the first such store.
-- Two sums of 64-bit hashes stand for the openings, because lists of them take several times as long to compare.
with weekly as (
  select store_key, is_dated, sum(hash(opens_us, closes_us)) as first_hash, sum(hash(closes_us, opens_us)) as second_hash
  from hours_of_store
  group by store_key, is_dated
),
observed as (
  select distinct store_key, true as is_observed
  from observation
)
select
  store_id,
  store_key,
  coalesce(is_observed, false) as is_observed,
  min(store_key) over (partition by zone_name, is_dated, first_hash, second_hash) as hours_id
from reported_store
left join weekly using (store_key)
left join observed using (store_key)
