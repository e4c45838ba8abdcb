-- One row: whether there is a store id that cannot be one or is written as a formula, or a value that runs over lines,
-- as an unclosed quote leaves it.
select
  exists (from store where regexp_matches(store_id, $oddId))
  or exists (from polls_problem where contains(problem_value, chr(10)))
  or exists (from business_hours_row where contains(problem_value, chr(10)))
  or exists (from timezones_row where contains(zone_name, chr(10))) as is_needed
