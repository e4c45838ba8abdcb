-- One row: how many stores each choice of shared/comparison/comparison.ts has.
-- Reads: comparison
select
  count(*) as stores,
  count(*) filter (store_change = 'new') as new,
  count(*) filter (store_change = 'gone') as gone,
  count(*) filter (store_change = 'went_down') as went_down,
  count(*) filter (store_change = 'came_back') as came_back,
  count(*) filter (uptime_percent_change < 0) as worse,
  count(*) filter (uptime_percent_change > 0) as better,
  count(*) filter (uptime_percent_change = 0) as same
from comparison
