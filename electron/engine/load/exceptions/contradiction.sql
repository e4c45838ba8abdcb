-- One row per pair of exceptions that say of one store and date both that it is closed and when it is open.
-- Reads: targeted_exception
-- `day` is the first such date, a number of days since 1970.
with closed as (
  from targeted_exception where kind = 'closed'
),
hours as (
  from targeted_exception where kind = 'hours'
),
pair as (
  select closed.store_id, closed.origin as closed_origin, hours.origin as hours_origin, greatest(closed.from_day, hours.from_day) as day
  from closed
  join hours on closed.store_id = hours.store_id and closed.from_day <= hours.to_day and hours.from_day <= closed.to_day
  union all
  select coalesce(closed.store_id, hours.store_id), closed.origin, hours.origin, greatest(closed.from_day, hours.from_day)
  from closed, hours
  where (closed.store_id is null or hours.store_id is null) and closed.from_day <= hours.to_day and hours.from_day <= closed.to_day
)
from pair
