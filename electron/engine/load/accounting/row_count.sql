-- One row per file: how many records it has, whatever became of them.
select file_index, rows from polls_count
union all
select file_index, count(*) from business_hours_row group by file_index
union all
select file_index, count(*) from timezones_row group by file_index
