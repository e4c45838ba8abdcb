-- Microseconds in the units and decimals of shared/report/columns.ts; halves round up. Kept in the history, because each
-- connection would have to create temporary macros again.

create or replace macro as_minutes(duration_us) as
  (duration_us * 100 + epoch_us(interval 1 minute) // 2) // epoch_us(interval 1 minute) / 100;
create or replace macro as_hours(duration_us) as
  (duration_us * 100 + epoch_us(interval 1 hour) // 2) // epoch_us(interval 1 hour) / 100;

-- Null if the whole is 0.
create or replace macro as_percent(part_us, whole_us) as round(part_us * 10000 / nullif(whole_us, 0)) / 100;
create or replace macro as_share(part_us, whole_us) as round(part_us * 10000 / nullif(whole_us, 0)) / 10000;

-- Whether enough of a store was seen for a verdict, by its coverage as it is published, which is null without open time.
-- `least_coverage` is a share.
create or replace macro is_judged(observations, coverage, has_uptime_percent, least_coverage) as
  coalesce(observations > 0 and coverage >= least_coverage and has_uptime_percent, false);

-- The verdict on uptime % and coverage (REPORT.md, "Verdict"). `little_left_below` is the uptime % below which more than the
-- low-budget share of the allowance is used.
create or replace macro verdict_on(observations, coverage, uptime_percent, goal, least_coverage, little_left_below) as
  case
    when observations = 0 then 'no_observations'
    when coverage is null or uptime_percent is null then null
    when coverage < least_coverage then 'too_little_seen'
    when uptime_percent < goal then 'misses'
    when uptime_percent < little_left_below then 'little_left'
    else 'meets'
  end;

-- The uptime % of several rows together: an aggregate over those that are judged, of exact times.
create or replace macro joint_uptime(uptime_us, downtime_us, is_judged) as
  100 * sum(uptime_us) filter (is_judged) / nullif(sum(uptime_us + downtime_us) filter (is_judged), 0);

-- The same as it is published.
create or replace macro joint_percent(uptime_us, downtime_us, is_judged) as
  as_percent(sum(uptime_us) filter (is_judged), sum(uptime_us + downtime_us) filter (is_judged));

-- Whether a verdict on a window says how the store did, so that it counts among several.
create or replace macro has_judgement(verdict) as verdict in ('meets', 'little_left', 'misses');

-- The verdict on several stores together, by how many they are, are observed and are judged, and their joint uptime %. At
-- least half of them are judged, so their coverage is not asked again.
create or replace macro joint_verdict(stores, observed, judged, uptime_percent, goal, little_left_below) as
  case
    when stores = 0 then null
    when 2 * judged < observed then 'too_little_seen'
    else verdict_on(observed, 1, round(uptime_percent, 2), goal, 0, little_left_below)
  end;
