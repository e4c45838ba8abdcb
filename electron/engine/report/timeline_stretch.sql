-- One row per kind (open, active, inactive, seen) and uninterrupted stretch of it inside the span, UTC microseconds.
-- Reads: opening, piece, getvariable(from_us), getvariable(to_us), getvariable(reach_us)
with part as (
  select
    'open' as kind,
    greatest(opens_us, getvariable('from_us')) as starts_us,
    least(closes_us, getvariable('to_us')) as ends_us
  from opening
  union all
  select case when is_active then 'active' else 'inactive' end, starts_us, ends_us from piece
  union all
  select
    'seen',
    greatest(starts_us, observed_us - getvariable('reach_us')),
    least(ends_us, observed_us + getvariable('reach_us'))
  from piece
),
with_gap as (
  -- Parts of a kind do not overlap. The gap time so far is equal for parts that touch, so it identifies a stretch.
  select *, ends_us - sum(ends_us - starts_us) over (partition by kind order by starts_us) as gap_us
  from part
  where starts_us < ends_us
)
select kind, min(starts_us) as starts_us, max(ends_us) as ends_us
from with_gap
group by kind, gap_us
order by starts_us
