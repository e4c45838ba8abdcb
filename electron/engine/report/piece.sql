-- One row per observation and opening that its stretch touches: the open time it stands for, UTC microseconds.
-- Reads: observation, opening
-- Nearly all of a stretch lies in the opening that the observation fell into, which is that of the one piece that `is_own`.
-- Only stretches that reach out of it are joined with the other openings, which keeps the join small.
with own as (
  select
    store_key, observed_us, is_active, outage_key_us,
    greatest(starts_us, opens_us) as starts_us,
    least(ends_us, closes_us) as ends_us,
    true as is_own
  from observation
),
reaching_out as (
  select * from observation where starts_us < opens_us or ends_us > closes_us
),
other as (
  select
    reaching_out.store_key, observed_us, is_active, outage_key_us,
    greatest(starts_us, opening.opens_us) as starts_us,
    least(ends_us, opening.closes_us) as ends_us,
    false as is_own
  from reaching_out
  join opening using (store_key)
  where opening.opens_us <> reaching_out.opens_us
    and opening.opens_us < ends_us
    and opening.closes_us > starts_us
)
select * from own
union all
select * from other
