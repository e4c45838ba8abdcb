-- One row per store and uninterrupted stretch of the openings inside one local week with one offset, UTC microseconds.
-- Reads: utc_opening
with with_reach as (
  select
    *,
    max(closes_us) over (
      partition by store_key, part order by opens_us, closes_us
      rows between unbounded preceding and 1 preceding
    ) as reached_us
  from utc_opening
),
with_group as (
  select
    *,
    count(*) filter (reached_us is null or opens_us > reached_us) over (
      partition by store_key, part order by opens_us, closes_us
      range between unbounded preceding and current row
    ) as stretch
  from with_reach
)
select store_key, min(opens_us) as opens_us, max(closes_us) as closes_us
from with_group
group by store_key, part, stretch
