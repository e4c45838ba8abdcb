-- One row per store of either of two reports, with the columns of shared/comparison/comparison.ts and the reports that have the store.
-- Reads: judged_row, report, $beforeId, $afterId
-- It compares the whole spans of the reports: the last week, or the custom window. If a store has no observations, its
-- values are unknown, not 0. A report of selected stores says nothing about the others.
with known as (
  select
    report_id,
    store_id,
    uptime_percent_span as uptime_percent,
    case when observations > 0 then uptime_span_us end as uptime_us,
    case when observations > 0 then downtime_span_us end as downtime_us,
    case when observations > 0 then uptime_span end as uptime,
    case when observations > 0 then downtime_span end as downtime,
    case when observations > 0 then outages_span end as outages,
    last_status,
    verdict_span as verdict,
    is_judged
  from judged_row
),
before as (
  from known
  where report_id = $beforeId
),
after as (
  from known
  where report_id = $afterId
),
selection as (
  select report_id
  from report
  where selected_stores is not null
)
select
  store_id,
  case
    when before.report_id is null and $beforeId in (from selection) then 'not_selected'
    when after.report_id is null and $afterId in (from selection) then 'not_selected'
    when before.report_id is null then 'new'
    when after.report_id is null then 'gone'
    when after.last_status = 'inactive' and before.last_status is distinct from 'inactive' then 'went_down'
    when after.last_status = 'active' and before.last_status = 'inactive' then 'came_back'
  end as store_change,
  before.uptime_percent as uptime_percent_before,
  after.uptime_percent as uptime_percent_after,
  round(after.uptime_percent - before.uptime_percent, 2) as uptime_percent_change,
  before.downtime as downtime_before,
  after.downtime as downtime_after,
  round(after.downtime - before.downtime, 2) as downtime_change,
  before.outages as outages_before,
  after.outages as outages_after,
  after.outages - before.outages as outages_change,
  before.uptime as uptime_before,
  after.uptime as uptime_after,
  round(after.uptime - before.uptime, 2) as uptime_change,
  before.last_status as last_status_before,
  after.last_status as last_status_after,
  before.verdict as verdict_before,
  after.verdict as verdict_after,
  before.uptime_us as uptime_us_before,
  after.uptime_us as uptime_us_after,
  before.downtime_us as downtime_us_before,
  after.downtime_us as downtime_us_after,
  before.is_judged and after.is_judged as is_judged,
  case when before.report_id is null then 'after' when after.report_id is null then 'before' else 'both' end as reports
from before
full join after using (store_id)
