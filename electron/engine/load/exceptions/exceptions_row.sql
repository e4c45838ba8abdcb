-- One row per data row of an exceptions file, in file order; `problem` says why it cannot be used (REPORT.md, "Exceptions").
-- Reads: source_row
-- `store_id` and `attribute` are null for all stores. Closed days and special hours are from `from_day` to `to_day`, days since 1970, and
-- special hours open at `opens_us` of each of them. Other closures last from `starts_us` to `ends_us`, microseconds in UTC or
-- on the local clock.
with parsed as (
  select
    *,
    nullif(read_text(store_id), '*') as for_store_id,
    nullif(read_text(attribute_value), '*') as for_value,
    read_text(date) as date_text,
    read_text(end_date) as end_date_text,
    -- A file can have closures and openings in the same two columns.
    coalesce(read_text(starts_at), read_text(starts_at_utc), if(read_text(date) is null, read_text(start_time_local), null)) as start_text,
    coalesce(read_text(ends_at), read_text(ends_at_utc), if(read_text(date) is null, read_text(end_time_local), null)) as end_text,
    read_time_of_day(start_time_local) as time_us,
    read_end_time(end_time_local) as end_time_us
  from source_row
),
dated as (
  select
    *,
    read_date(date_text, is_day_first) as first_day,
    if(end_date_text is null, read_date(date_text, is_day_first), read_date(end_date_text, is_day_first)) as last_day,
    -- Dates without a time are whole days.
    if(is_in_range(read_date(start_text, is_day_first)), read_date(start_text, is_day_first), null) as start_day,
    if(is_in_range(read_date(end_text, is_day_first)), read_date(end_text, is_day_first), null) as end_day,
    read_end_of_closure(start_text, is_day_first, read_text(starts_at_utc) is not null) as start_instant,
    read_end_of_closure(end_text, is_day_first, read_text(ends_at_utc) is not null) as end_instant,
    mean_whole_day(time_us, start_time_local, end_time_local) as is_all_day
  from parsed
),
timed as (
  select
    *,
    if(is_all_day, 0, time_us) as opens_at_us,
    if(is_all_day, epoch_us(interval 24 hours), end_time_us) as closes_at_us
  from dated
),
judged as (
  select
    *,
    case
      when date_text is not null and (start_text is not null or end_text is not null) then 'exception_mixed'
      when date_text is null and start_text is null and end_text is null then 'exception_empty'
      when date_text is null and start_day is not null and end_day is not null then if(end_day < start_day, 'closure_end_early', null)
      when date_text is null and start_instant.us is null then 'closure_start_unreadable'
      when date_text is null and end_instant.us is null then 'closure_end_unreadable'
      when date_text is null and start_instant.is_local <> end_instant.is_local then 'closure_zones'
      when date_text is null and end_instant.us <= start_instant.us then 'closure_end_early'
      when date_text is null then null
      when not coalesce(is_in_range(first_day), false) then 'date_unreadable'
      when not coalesce(is_in_range(last_day), false) then 'end_date_unreadable'
      when last_day < first_day then 'end_date_early'
      when last_day - first_day > 3660 then 'end_date_late'
      when flag is not null and is_flagged_closed = false and means_closed(start_time_local) and means_closed(end_time_local)
        then 'exception_open'
      else opening_problem(opens_at_us, closes_at_us, start_time_local, end_time_local, flag, is_flagged_closed)
    end as why_not
  from timed
),
kinds as (
  select
    *,
    case
      when why_not is not null and why_not <> 'closed' then null
      when why_not = 'closed' or start_day is not null and end_day is not null then 'closed'
      when date_text is null then 'from_to'
      else 'hours'
    end as kind
  from judged
)
select
  file_index,
  for_store_id as store_id,
  if(for_value is null, null, attribute) as attribute,
  for_value as attribute_value,
  kind,
  if(kind in ('closed', 'hours'), coalesce(first_day, start_day), null) as from_day,
  if(kind in ('closed', 'hours'), coalesce(last_day, end_day), null) as to_day,
  case when kind = 'hours' then true_start(opens_at_us, closes_at_us) end as opens_us,
  case when kind = 'hours' then true_end(true_start(opens_at_us, closes_at_us), closes_at_us) end as closes_us,
  if(kind = 'from_to', start_instant.us, null) as starts_us,
  if(kind = 'from_to', end_instant.us, null) as ends_us,
  if(kind = 'from_to', start_instant.is_local, null) as is_local,
  read_text(reason) as reason,
  case when why_not <> 'closed' then why_not end as problem,
  case
    when why_not = 'exception_mixed' then coalesce(start_text, end_text)
    when why_not = 'exception_empty' then ''
    when why_not = 'closure_start_unreadable' then coalesce(start_text, '')
    when why_not in ('closure_end_unreadable', 'closure_zones', 'closure_end_early') then coalesce(end_text, '')
    when why_not = 'date_unreadable' then date_text
    when why_not in ('end_date_unreadable', 'end_date_early', 'end_date_late') then coalesce(end_date_text, '')
    when why_not in ('closed_unknown', 'exception_open') then flag
    when why_not = 'start_time_unreadable' then coalesce(start_time_local, '')
    when why_not = 'end_time_unreadable' then coalesce(end_time_local, '')
  end as problem_value
from kinds
