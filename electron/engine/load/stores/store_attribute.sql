-- One row per store with attributes: its values in the order of the attributes, the name first; null for one without a value.
-- Reads: stores_row, repeated_stores_row, timezones_row, timezone_issue, $length, $longest
-- The first value counts, and those of stores files come before those of timezones files.
with counted as (
  select 1 as priority, rowid as position, store_id, attributes
  from stores_row
  where problem is null and rowid not in (select row_id from repeated_stores_row where contradiction is not null)
  union all
  select 2, rowid, store_id, attributes
  from timezones_row
  where problem is null
    and attributes is not null
    and rowid not in (select row_id from timezone_issue where code = 'timezone_conflict')
),
listed as (
  select store_id, list(attributes order by priority, position) as lists
  from counted
  group by store_id
),
united as (
  select
    store_id,
    case
      when len(lists) = 1 then lists[1]
      else list_transform(
        range(1, $length + 1),
        lambda position: list_filter(list_transform(lists, lambda list: list[position]), lambda value: value is not null)[1]
      )
    end as attributes
  from listed
)
select
  store_id,
  case
    when list_max(list_transform(attributes, lambda value: strlen(value))) <= $longest then attributes
    else list_transform(attributes, lambda value: value[:$longest])
  end as attributes
from united
where list_count(attributes) > 0
