-- One row: whether a polled store has usable rows in a small table.
-- Reads: poll, store, $role
select exists (
  from poll
  where store_key in (select store_key from store where if($role = 'businessHours', has_hours, has_zone))
) as has_polled
