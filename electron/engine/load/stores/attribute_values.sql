-- One row per position in lists of attributes: how many stores have a value there, how many values there are, and the longest in bytes.
-- Reads: any_row, $length
with said as (
  select position, value, count(*) as stores
  from (select unnest(attributes) as value, unnest(range(1, $length + 1)) as position from any_row)
  group by position, value
)
select
  position,
  sum(stores) filter (value is not null)::bigint as stores,
  count(value) as values,
  coalesce(bool_or(is_odd_attribute(value)), false) as is_odd,
  max(strlen(value)) as longest
from said
where position is not null
group by position
