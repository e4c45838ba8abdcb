-- One row: whether a polled store has usable rows in a small table.
-- Reads: poll, store, named_store, $role
select exists (
  from poll
  where store_key in (
    select store_key
    from store
    join named_store using (store_id)
    where if($role = 'businessHours', has_hours, named_store.zone_name is not null)
  )
) as has_polled
