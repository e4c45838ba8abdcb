-- One row per store and uninterrupted open stretch of its local week, in microseconds from Monday 00:00.
-- Reads: written_opening, store
-- Stores without business hours are open all week. A closed day counts as business hours without an opening. Openings that
-- do not hold at all times are not here: those of their stores are found by date (dated_opening.sql).
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
with_reach as (
  select
    *,
    max(closes_us) over (
      partition by store_key order by opens_us, closes_us
      rows between unbounded preceding and 1 preceding
    ) as reached_us
  from inside_week
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
)
select store_key, min(opens_us) as opens_us, max(closes_us) as closes_us
from with_group
group by store_key, stretch
