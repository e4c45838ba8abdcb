-- One row per poll of the store in the span, UTC microseconds; only those in open time are observations.
-- Reads: reported_store, poll, observation, getvariable(from_us), getvariable(to_us)
select observed_us, poll.is_active, observation.observed_us is not null as is_in_open_time
from reported_store
join poll using (store_key)
left join observation using (store_key, observed_us)
where observed_us between getvariable('from_us') and getvariable('to_us')
order by observed_us
