-- One row per usable row of the polls: its store, the opening it fell into (null while closed) and its
-- neighbours in time among the polls of the store that were open, or closed, alike; polls at one instant are
-- neighbours of each other. None of this depends on a report, so a report sorts nothing.
with opening_of_day as (
  -- A row for each UTC day an opening touches, so that a poll is compared with the openings of its day only.
  select
    store_key, opens_us, closes_us,
    unnest(range(
      opens_us // epoch_us(interval 24 hours), (closes_us - 1) // epoch_us(interval 24 hours) + 1
    )) as day
  from opening
),
placed as (
  select
    store.store_key, observed_us, is_active, file_index, opens_us, closes_us,
    opens_us is not null as is_open
  from polls_row
  join store using (store_id)
  left join opening_of_day as opening
    on opening.store_key = store.store_key
    and day = observed_us // epoch_us(interval 24 hours)
    and observed_us >= opens_us
    and observed_us < closes_us
  where problem is null
)
select
  store_key,
  observed_us,
  is_active,
  file_index,
  is_open,
  opens_us,
  closes_us,
  lag(observed_us) over by_time as previous_us,
  lead(observed_us) over by_time as next_us
from placed
window by_time as (partition by store_key, is_open order by observed_us)
