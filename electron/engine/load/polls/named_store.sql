-- One row per store that usable rows of the business hours, the timezones or the stores name.
-- Reads: business_hours_row, timezones_row, known_zone, stores_row
-- `zone_name` is the first known zone in its timezones rows; null without one.
select
  store_id,
  bool_or(is_hours) as has_hours,
  bool_or(is_zone) as has_zone_row,
  arg_min(spelling, position) as zone_name
from (
  select store_id, true as is_hours, false as is_zone, null::varchar as spelling, null::bigint as position
  from business_hours_row
  where problem is null
  union all
  select store_id, false, true, spelling, timezones_row.rowid
  from timezones_row
  left join known_zone using (zone_name)
  where problem is null
  union all
  select store_id, false, false, null, null
  from stores_row
  where problem is null
)
group by store_id
