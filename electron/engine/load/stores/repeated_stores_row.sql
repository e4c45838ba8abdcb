-- One row per usable stores row whose store has an earlier one: the value by which it contradicts one of them, null if it
-- does not, and whether it says anything new (REPORT.md, "Names and attributes of stores").
-- Reads: stores_row
with usable as (
  select rowid as row_id, store_id, attributes, min(rowid) over (partition by store_id) as first_id
  from stores_row
  where problem is null
),
several as (
  from usable
  where store_id in (select store_id from usable where row_id > first_id)
),
said as (
  select row_id, store_id, position, attributes[position] as value
  from several, range(1, len(attributes) + 1) as slot(position)
  where attributes[position] is not null
),
compared as (
  select
    row_id,
    value,
    first_value(row_id) over earliest_first as said_by,
    first_value(value) over earliest_first as said_value
  from said
  window earliest_first as (partition by store_id, position order by row_id)
),
judged as (
  select
    row_id,
    min(value) filter (value <> said_value) as contradiction,
    bool_or(said_by = row_id) as is_new
  from compared
  group by row_id
)
select row_id, contradiction, coalesce(is_new, false) as is_new
from several
left join judged using (row_id)
where row_id > first_id
