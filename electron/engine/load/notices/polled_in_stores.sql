-- One row: whether a polled store is in a stores file, and a store that is only there.
-- Reads: poll, store, stores_row
select
  exists (
    from poll
    where store_key in (select store_key from store semi join (from stores_row where problem is null) using (store_id))
  ) as has_polled,
  (select min(store_id) from stores_row where problem is null) as example
