-- One row per file but the polls: the number of rows that DuckDB has read, usable or not.
-- Reads: business_hours_row, timezones_row, exceptions_row, stores_row
select file_index, coalesce(max(row_of_file) + 1, count(*)) as rows
from business_hours_row
group by file_index
union all
select file_index, count(*) from timezones_row group by file_index
union all
select file_index, count(*) from exceptions_row group by file_index
union all
select file_index, count(*) from stores_row group by file_index
