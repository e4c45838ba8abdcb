-- Microseconds in the units and decimals of shared/report/columns.ts; halves round up. Kept in the history, because a view
-- of the history cannot use temporary macros.

create or replace macro as_minutes(duration_us) as round(duration_us * 100 / epoch_us(interval 1 minute)) / 100;
create or replace macro as_hours(duration_us) as round(duration_us * 100 / epoch_us(interval 1 hour)) / 100;

-- Null if the whole is 0.
create or replace macro as_percent(part_us, whole_us) as round(part_us * 10000 / nullif(whole_us, 0)) / 100;
create or replace macro as_share(part_us, whole_us) as round(part_us * 10000 / nullif(whole_us, 0)) / 10000;
