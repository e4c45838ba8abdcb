-- One row: whether the files have to be scanned line by line, because a store id cannot be one or is a formula, or a
-- value spans lines, which an unclosed quote can cause.
select
  exists (from store where regexp_matches(store_id, $odd_id_pattern))
  or exists (from polls_problem where contains(problem_value, chr(10)))
  or exists (from business_hours_row where contains(problem_value, chr(10)))
  or exists (from timezones_row where contains(zone_name, chr(10))) as is_needed
