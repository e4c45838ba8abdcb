-- One row per store that usable rows of the business hours or the timezones name.
-- Reads: business_hours_row, timezones_row, known_zone
-- `zone_name` is the first known zone in its timezones rows; null without one.
select
  store_id,
  bool_or(has_hours) as has_hours,
  bool_or(has_zone_row) as has_zone_row,
  max(first_zone) as zone_name
from (
  select distinct store_id, true as has_hours, false as has_zone_row, null as first_zone
  from business_hours_row
  where problem is null
  union all
  select store_id, false, true, arg_min(spelling, timezones_row.rowid)
  from timezones_row
  left join known_zone using (zone_name)
  where problem is null
  group by store_id
)
group by store_id
