-- One row per store and outage, and one per store for all its active time: open and covered microseconds in
-- each window. An outage is a run of inactive observations (REPORT.md, "Outages").
with measured as (
  select
    store_key,
    is_active,
    outage,
    greatest(ends_us - greatest(starts_us, hour_from_us), 0) as hour_us,
    greatest(ends_us - greatest(starts_us, day_from_us), 0) as day_us,
    greatest(ends_us - starts_us, 0) as week_us,
    greatest(least(ends_us, observed_us + reach_us) - greatest(starts_us, observed_us - reach_us, hour_from_us), 0)
      as covered_hour_us,
    greatest(least(ends_us, observed_us + reach_us) - greatest(starts_us, observed_us - reach_us, day_from_us), 0)
      as covered_day_us,
    greatest(least(ends_us, observed_us + reach_us) - greatest(starts_us, observed_us - reach_us), 0)
      as covered_week_us
  from piece
  cross join report_window
)
select
  store_key,
  is_active,
  outage,
  sum(hour_us)::bigint as hour_us,
  sum(day_us)::bigint as day_us,
  sum(week_us)::bigint as week_us,
  sum(covered_hour_us)::bigint as covered_hour_us,
  sum(covered_day_us)::bigint as covered_day_us,
  sum(covered_week_us)::bigint as covered_week_us
from measured
group by store_key, is_active, outage
