-- One row per table and view of a catalog, with the number of its values; null for a view, and for a table with rules of its own.
-- Reads: $catalog
-- A rule is a default, a generated column, a constraint or an index: an expression that runs when the table is used. Its own
-- definition tells that a table has only names and types, much faster than a look at all columns of all catalogs.
select
  table_name as name,
  if(
    index_count = 0 and regexp_full_match(sql, 'CREATE TABLE [a-z_0-9.]+\(("?[a-z_]+"? [A-Z]+(\[\])?(, )?)+\);'),
    estimated_size * column_count,
    null
  ) as "values"
from duckdb_tables()
where database_name = $catalog
union all
select view_name, null
from duckdb_views()
where database_name = $catalog and not internal
