-- One row per store that one of several search items names (REPORT.md, "Search").
-- Reads: searched_store, $items
-- An item that is the whole of an id or an attribute somewhere means only the stores that have it.
with item as (
  select distinct lower(item) as item from unnest($items::varchar[]) as given(item)
),
written as (
  select store_id, lower(unnest(texts)) as written from searched_store
),
exact as (
  select store_id, item from written join item on written = item
),
part as (
  from item
  where item not in (select item from exact)
)
select store_id from exact
union
select store_id from written, part where contains(written, item)
