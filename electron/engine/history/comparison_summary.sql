-- One row: how many stores each choice of shared/comparison/comparison.ts has, and the figures of the stores in both reports
-- together.
-- Reads: comparison
with counted as (
  select
    count(*) as stores,
    count(*) filter (reports = 'both') as in_both,
    count(*) filter (is_judged) as judged,
    count(*) filter (store_change = 'new') as new,
    count(*) filter (store_change = 'gone') as gone,
    count(*) filter (store_change = 'went_down') as went_down,
    count(*) filter (store_change = 'came_back') as came_back,
    count(*) filter (store_change = 'not_selected') as not_selected,
    count(*) filter (uptime_percent_change < 0) as worse,
    count(*) filter (uptime_percent_change > 0) as better,
    count(*) filter (uptime_percent_change = 0) as same
  from comparison
),
added as (
  select
    round(joint_uptime(uptime_us_before, downtime_us_before, is_judged), 2) as uptime_percent_before,
    round(joint_uptime(uptime_us_after, downtime_us_after, is_judged), 2) as uptime_percent_after,
    as_hours(sum(downtime_us_before)) as downtime_before,
    as_hours(sum(downtime_us_after)) as downtime_after,
    sum(outages_before) as outages_before,
    sum(outages_after) as outages_after,
    as_hours(sum(uptime_us_before)) as uptime_before,
    as_hours(sum(uptime_us_after)) as uptime_after
  from comparison
  where reports = 'both'
)
select
  counted.*,
  added.*,
  round(uptime_percent_after - uptime_percent_before, 2) as uptime_percent_change,
  round(downtime_after - downtime_before, 2) as downtime_change,
  outages_after - outages_before as outages_change,
  round(uptime_after - uptime_before, 2) as uptime_change
from counted, added
