-- One row per store and outage, and one per store for all its active time: open and covered microseconds by window, and the
-- observations.
-- Reads: piece, getvariable(reach_us), getvariable(hour_from_us), getvariable(day_from_us)
-- An outage is a run of inactive observations (REPORT.md, "Outages"). Most pieces end before the shorter windows begin, and a
-- case spares them the rest.
with reached as (
  select
    *,
    greatest(starts_us, observed_us - getvariable('reach_us')) as covered_from_us,
    least(ends_us, observed_us + getvariable('reach_us')) as covered_to_us
  from piece
)
select
  store_key,
  is_active,
  outage_key_us,
  sum(
    case when ends_us > getvariable('hour_from_us') then greatest(ends_us - greatest(starts_us, getvariable('hour_from_us')), 0) else 0 end
  )::bigint as hour_us,
  sum(
    case when ends_us > getvariable('day_from_us') then greatest(ends_us - greatest(starts_us, getvariable('day_from_us')), 0) else 0 end
  )::bigint as day_us,
  sum(greatest(ends_us - starts_us, 0))::bigint as span_us,
  sum(
    case
      when covered_to_us > getvariable('hour_from_us')
        then greatest(covered_to_us - greatest(covered_from_us, getvariable('hour_from_us')), 0)
      else 0
    end
  )::bigint as covered_hour_us,
  sum(
    case
      when covered_to_us > getvariable('day_from_us')
        then greatest(covered_to_us - greatest(covered_from_us, getvariable('day_from_us')), 0)
      else 0
    end
  )::bigint as covered_day_us,
  sum(greatest(covered_to_us - covered_from_us, 0))::bigint as covered_span_us,
  count(*) filter (is_own) as observations,
  max(observed_us) as last_observed_us
from reached
group by store_key, is_active, outage_key_us
