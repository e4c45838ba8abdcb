-- One row: whether the files have to be scanned line by line.
-- Reads: store, polls_problem, business_hours_row, timezones_row, $odd_id_pattern
-- They have to if a store id is a formula or cannot be an id, or if a value spans lines because of an unclosed quote.
select
  exists (from store where regexp_matches(store_id, $odd_id_pattern))
  or exists (from polls_problem where contains(problem_value, chr(10)))
  or exists (from business_hours_row where contains(problem_value, chr(10)))
  or exists (from timezones_row where contains(zone_name, chr(10))) as is_needed
