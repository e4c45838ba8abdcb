-- Microseconds in the units and decimals of shared/report/columns.ts; halves round up. Kept in the history, because a view
-- of the history cannot use temporary macros.

create or replace macro as_minutes(duration_us) as round(duration_us * 100 / epoch_us(interval 1 minute)) / 100;
create or replace macro as_hours(duration_us) as round(duration_us * 100 / epoch_us(interval 1 hour)) / 100;

-- Null if the whole is 0.
create or replace macro as_percent(part_us, whole_us) as round(part_us * 10000 / nullif(whole_us, 0)) / 100;
create or replace macro as_share(part_us, whole_us) as round(part_us * 10000 / nullif(whole_us, 0)) / 10000;

-- The verdict on uptime % and coverage as they are published (REPORT.md, "Verdict"). Null without either of them.
create or replace macro verdict_on(observations, coverage, uptime_percent, goal, least_coverage, low_budget) as
  case
    when observations = 0 then 'no_observations'
    when coverage is null or uptime_percent is null then null
    when round(coverage * 100, 2) < least_coverage then 'too_little_seen'
    when uptime_percent < goal then 'misses'
    -- Rounded, because a product of decimals is not exact.
    when round((100 - uptime_percent) * 100 - low_budget * (100 - goal), 6) > 0 then 'little_left'
    else 'meets'
  end;

-- The uptime % of several rows, and the verdict on them together: aggregates over the rows that are judged.
create or replace macro is_judged(verdict) as verdict in ('meets', 'little_left', 'misses');
create or replace macro joint_uptime(uptime, downtime, verdict) as
  100 * sum(uptime) filter (is_judged(verdict)) / nullif(sum(uptime + downtime) filter (is_judged(verdict)), 0);
create or replace macro joint_verdict(observations, uptime, downtime, verdict, goal, least_coverage, low_budget) as
  case
    when count(*) = 0 then null
    when 2 * count(*) filter (is_judged(verdict)) < count(*) filter (observations > 0) then 'too_little_seen'
    -- At least half of them are judged, so that their coverage is not asked again.
    else verdict_on(
      count(*) filter (observations > 0), 1, round(joint_uptime(uptime, downtime, verdict), 2), goal, least_coverage, low_budget
    )
  end;

-- Whether a report was made from this data (`Evidence`). Hashes of other versions, which come first in them, say nothing.
create or replace macro evidence_in(report_hash, data_hash) as
  case
    when report_hash = data_hash then 'kept'
    when split_part(report_hash, ' ', 1) = split_part(data_hash, ' ', 1) then 'lost'
    else 'unknown'
  end;
