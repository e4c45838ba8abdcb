-- Whether a store has observations, so that the downtime by hour of a whole report can be read without its rows.
alter table store_hours add column is_observed boolean;
update store_hours
set is_observed = report_row.observations > 0
from report
join report_row on report_row.report_id = coalesce(report.rows_of, report.report_id)
where report.report_id = store_hours.report_id and report_row.store_id = store_hours.store_id;

-- Former versions had this view; queries define it with the columns that they need now.
drop view if exists published_row
