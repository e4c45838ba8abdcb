-- One row per reported store and exception of it that may matter in the span or in the week before it.
-- Reads: report_exception, reported_store, getvariable(to_us), getvariable(from_us)
with near as (
  select *
  from report_exception
  where coalesce(
    (from_day - 3) * epoch_us(interval 24 hours) <= getvariable('to_us')
      and (to_day + 12) * epoch_us(interval 24 hours) >= getvariable('from_us'),
    starts_us <= getvariable('to_us') + epoch_us(interval 48 hours)
      and ends_us >= getvariable('from_us') - epoch_us(interval 9 days)
  )
)
select store_key, zone_name, near.* exclude (store_id)
from near
join reported_store using (store_id)
union all
select store_key, zone_name, near.* exclude (store_id)
from near, reported_store
where near.store_id is null
