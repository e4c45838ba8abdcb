-- One row per store and uninterrupted open stretch of its local week, in microseconds from Monday 00:00.
-- Reads: written_opening, store
-- Stores without business hours are open all week. A closed day counts as business hours without an opening. Openings that
-- do not hold at all times are not here: those of their stores are found by date (dated_opening.sql). Many stores share their
-- hours, whose stretches are found once, for the first such store. Two sums of 64-bit hashes stand for the openings, as in
-- store_hours.sql.
with week as (
  select epoch_us(interval 7 days) as length_us
),
written as (
  from written_opening where valid_from_day is null and valid_to_day is null
),
inside_week as (
  select store_key, opens_us, least(closes_us, length_us) as closes_us from written, week
  union all
  select store_key, 0, closes_us - length_us from written, week where closes_us > length_us
  union all
  select store_key, 0, length_us from store, week where not has_hours
),
hashed as (
  select store_key, sum(hash(opens_us, closes_us)) as first_hash, sum(hash(closes_us, opens_us)) as second_hash
  from inside_week
  group by store_key
),
hours as (
  select first_hash, second_hash, min(store_key) as first_store_key
  from hashed
  group by first_hash, second_hash
),
with_reach as (
  select
    inside_week.*,
    max(closes_us) over (
      partition by store_key order by opens_us, closes_us
      rows between unbounded preceding and 1 preceding
    ) as reached_us
  from inside_week
  join hours on store_key = first_store_key
),
with_group as (
  -- Identical rows may be in a different order than above, so `range` counts the first of them for all of them.
  select
    *,
    count(*) filter (reached_us is null or opens_us > reached_us) over (
      partition by store_key order by opens_us, closes_us
      range between unbounded preceding and current row
    ) as stretch
  from with_reach
),
stretch_of_hours as (
  select store_key as first_store_key, min(opens_us) as opens_us, max(closes_us) as closes_us
  from with_group
  group by store_key, stretch
)
select store_key, opens_us, closes_us
from hashed
join hours using (first_hash, second_hash)
join stretch_of_hours using (first_store_key)
