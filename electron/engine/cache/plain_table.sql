-- One row per table and view of a catalog, with the number of its values; null for a view, and for a table with rules of its own.
-- Reads: $catalog
-- A rule is a default, a generated column, a constraint or an index: an expression that runs when the table is used.
select
  table_name as name,
  if(has_primary_key or index_count > 0 or check_constraint_count > 0 or has_expression, null, estimated_size * column_count) as "values"
from (from duckdb_tables() where database_name = $catalog)
join (
  select table_name, bool_or(column_default is not null) as has_expression
  from duckdb_columns()
  where database_name = $catalog
  group by table_name
) using (table_name)
union all
select view_name, null
from duckdb_views()
where database_name = $catalog and not internal
