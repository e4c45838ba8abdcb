-- One row per exception of some, whatever stores it is for, that may matter in a span, in the order of time.
-- Reads: wanted_exception, $toUs, $fromUs
-- `stores` is null if it is for all, or for those with an attribute. Local times can be up to 15 hours from UTC.
select
  kind,
  attribute, attribute_value,
  from_day, to_day, opens_us, closes_us, starts_us, ends_us, is_local, reason,
  if(attribute is not null or bool_or(store_id is null), null, count(distinct store_id)) as stores,
  if(attribute is not null or bool_or(store_id is null), null, list(distinct store_id order by store_id)[:20]) as store_ids
from wanted_exception
where coalesce(from_day * epoch_us(interval 24 hours), starts_us) <= $toUs::bigint + epoch_us(interval 15 hours)
  and coalesce((to_day + 2) * epoch_us(interval 24 hours), ends_us) >= $fromUs::bigint - epoch_us(interval 15 hours)
group by kind, attribute, attribute_value, from_day, to_day, opens_us, closes_us, starts_us, ends_us, is_local, reason
order by coalesce(from_day * epoch_us(interval 24 hours), starts_us), kind, opens_us, reason
