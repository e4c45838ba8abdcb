-- One row: the open time in the span that closures take out, in microseconds, and how many closures do.
-- Reads: excluded_stretch, closure_part, store_exception
-- Closures of the same kind and time with the same reason are one.
select
  (select coalesce(sum(closes_us - opens_us), 0)::bigint from excluded_stretch) as excluded_us,
  (
    select count(distinct {'kind': kind, 'days': [from_day, to_day], 'ends': [store_exception.starts_us, store_exception.ends_us], 'local': is_local, 'reason': reason})
    from closure_part
    join store_exception using (store_key, position)
  )::integer as closures
