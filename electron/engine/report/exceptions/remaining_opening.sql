-- One row per store and part of an opening that no cut takes out, UTC microseconds.
-- Reads: whole_opening, cut
-- What is left of an opening lies between the cuts in it: each part begins where all cuts so far have ended.
with inside as (
  select
    store_key,
    opens_us,
    closes_us,
    greatest(starts_us, opens_us) as cut_from_us,
    least(ends_us, closes_us) as cut_to_us
  from whole_opening
  join cut using (store_key)
  where starts_us < closes_us and ends_us > opens_us
),
edge as (
  select
    *,
    max(cut_to_us) over (
      partition by store_key, opens_us order by cut_from_us, cut_to_us
      rows between unbounded preceding and 1 preceding
    ) as reached_us
  from inside
),
part as (
  select store_key, coalesce(reached_us, opens_us) as opens_us, cut_from_us as closes_us from edge
  union all
  select store_key, max(cut_to_us), closes_us from inside group by store_key, opens_us, closes_us
)
select store_key, opens_us, closes_us from part where opens_us < closes_us
union all
select store_key, opens_us, closes_us from whole_opening anti join inside using (store_key, opens_us)
