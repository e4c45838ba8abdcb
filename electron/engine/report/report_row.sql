-- One row per reported store: every number of the report in microseconds or as a count.
-- Reads: opening, status_run, reported_store, uptime,
--   getvariable(to_us), getvariable(hour_from_us), getvariable(day_from_us), getvariable(from_us), getvariable(fresh_us)
with open_time as (
  select
    store_key,
    sum(greatest(least(closes_us, getvariable('to_us')) - greatest(opens_us, getvariable('hour_from_us')), 0))::bigint as open_hour_us,
    sum(greatest(least(closes_us, getvariable('to_us')) - greatest(opens_us, getvariable('day_from_us')), 0))::bigint as open_day_us,
    sum(least(closes_us, getvariable('to_us')) - greatest(opens_us, getvariable('from_us')))::bigint as open_span_us,
    bool_or(opens_us <= getvariable('to_us') and closes_us > getvariable('to_us')) as is_open_at_end
  from opening
  group by store_key
),
run_total as (
  select
    store_key,
    count(*) filter (not is_active and hour_us > 0) as outages_hour,
    count(*) filter (not is_active and day_us > 0) as outages_day,
    count(*) filter (not is_active and span_us > 0) as outages_span,
    max(hour_us) filter (not is_active) as longest_outage_hour_us,
    max(day_us) filter (not is_active) as longest_outage_day_us,
    max(span_us) filter (not is_active) as longest_outage_span_us,
    sum(covered_hour_us)::bigint as covered_hour_us,
    sum(covered_day_us)::bigint as covered_day_us,
    sum(covered_span_us)::bigint as covered_span_us,
    sum(observations)::bigint as observations,
    arg_max(is_active, last_observed_us) as last_is_active,
    max(last_observed_us) as last_observed_us
  from status_run
  group by store_key
)
select
  store_id,
  zone_name,
  coalesce(observations, 0) as observations,
  last_is_active,
  last_observed_us,
  case
    when is_open_at_end is not true then 'closed'
    when last_observed_us >= getvariable('to_us') - getvariable('fresh_us') then if(last_is_active, 'up', 'down')
    else 'unknown'
  end as state,
  coalesce(uptime_hour_us, 0) as uptime_hour_us,
  coalesce(uptime_day_us, 0) as uptime_day_us,
  coalesce(uptime_span_us, 0) as uptime_span_us,
  coalesce(downtime_hour_us, 0) as downtime_hour_us,
  coalesce(downtime_day_us, 0) as downtime_day_us,
  coalesce(downtime_span_us, 0) as downtime_span_us,
  coalesce(open_hour_us, 0) as open_hour_us,
  coalesce(open_day_us, 0) as open_day_us,
  coalesce(open_span_us, 0) as open_span_us,
  coalesce(outages_hour, 0) as outages_hour,
  coalesce(outages_day, 0) as outages_day,
  coalesce(outages_span, 0) as outages_span,
  coalesce(longest_outage_hour_us, 0) as longest_outage_hour_us,
  coalesce(longest_outage_day_us, 0) as longest_outage_day_us,
  coalesce(longest_outage_span_us, 0) as longest_outage_span_us,
  coalesce(covered_hour_us, 0) as covered_hour_us,
  coalesce(covered_day_us, 0) as covered_day_us,
  coalesce(covered_span_us, 0) as covered_span_us
from reported_store
left join open_time using (store_key)
left join uptime using (store_key)
left join run_total using (store_key)
order by store_id
