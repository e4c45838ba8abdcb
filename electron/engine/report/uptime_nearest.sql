-- One row per observed store: microseconds up and down in each window (REPORT.md, method nearest).
-- Reads: status_run
-- The nearest rule itself is in observation.sql, which finds the time that each observation stands for.
select
  store_key,
  coalesce(sum(hour_us) filter (is_active), 0)::bigint as uptime_hour_us,
  coalesce(sum(day_us) filter (is_active), 0)::bigint as uptime_day_us,
  coalesce(sum(span_us) filter (is_active), 0)::bigint as uptime_span_us,
  coalesce(sum(hour_us) filter (not is_active), 0)::bigint as downtime_hour_us,
  coalesce(sum(day_us) filter (not is_active), 0)::bigint as downtime_day_us,
  coalesce(sum(span_us) filter (not is_active), 0)::bigint as downtime_span_us
from status_run
group by store_key
