-- One row per kind (open, active, inactive) and uninterrupted stretch of it inside the span, UTC microseconds.
with part as (
  select
    'open' as kind,
    greatest(opens_us, getvariable('from_us')) as starts_us,
    least(closes_us, getvariable('to_us')) as ends_us
  from opening
  union all
  select case when is_active then 'active' else 'inactive' end, starts_us, ends_us from piece
),
with_start as (
  select *, starts_us is distinct from lag(ends_us) over by_time as is_start
  from part
  where starts_us < ends_us
  window by_time as (partition by kind order by starts_us)
),
with_number as (
  select *, count(*) filter (is_start) over (partition by kind order by starts_us) as stretch
  from with_start
)
select kind, min(starts_us) as starts_us, max(ends_us) as ends_us
from with_number
group by kind, stretch
order by starts_us
