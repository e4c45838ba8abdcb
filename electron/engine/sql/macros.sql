-- Readings of text that several relations share. Instants are microseconds UTC, times of day microseconds.

-- The zone of a store that no file gives a known one (REPORT.md, "Inputs").
create or replace temp macro default_zone() as 'America/Chicago';

-- Without spaces at its ends, null where nothing is left. Asking first is much cheaper than trimming every value.
create or replace temp macro read_text(written) as
  nullif(case when starts_with(written, ' ') or suffix(written, ' ') then trim(written) else written end, '');

-- Null where the text is not one of the forms of REPORT.md, "Inputs". The cast alone is too lenient (it reads
-- '2023-01-2' as the 2nd and drops an offset); the shape is checked first, cheaply for the common forms and by
-- pattern for the others.
create or replace temp macro read_instant(written) as
  coalesce(
    case
      when written like '____-__-__ __:__:__%' and suffix(written, ' UTC') and length(written) <= 33
        then epoch_us(try_cast(written as timestamp))
    end,
    epoch_us(try_cast(
      regexp_replace(
        regexp_replace(
          regexp_extract(
            upper(trim(written)),
            '^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?\s*(Z|UTC|GMT|[+-](0\d|1[0-8])(:?[0-5]\d)?)?$'
          ),
          '^(.{16})([^:].*)?$', '\1:00\2'
        ),
        '^(.{10}).([0-9:.]+)\s*(?:Z|UTC|GMT)?(.*)$', '\1 \2\3'
      ) as timestamptz))
  );

create or replace temp macro read_status(written) as
  case
    when written = 'active' then true
    when written = 'inactive' then false
    else case lower(trim(written)) when 'active' then true when 'inactive' then false end
  end;

-- The status that a column such as is_active tells; what is neither yes nor no stays as it is written.
create or replace temp macro read_yes_or_no(written) as
  case
    when lower(trim(written)) in ('true', 't', 'yes', 'y', '1') then 'active'
    when lower(trim(written)) in ('false', 'f', 'no', 'n', '0') then 'inactive'
    else written
  end;

-- 0:00 to 24:00; null where the text is no time of day.
create or replace temp macro read_time_of_day(written) as
  coalesce(
    case when written like '__:__:__' and written[8] between '0' and '9' then epoch_us(try_cast(written as time)) end,
    case
      when regexp_full_match(trim(written), '([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6}0*)?)?|24:00(:00)?')
        then epoch_us(to_hours(split_part(trim(written), ':', 1)::integer))
          + epoch_us(to_minutes(split_part(trim(written), ':', 2)::integer))
          + (coalesce(try_cast(split_part(trim(written), ':', 3) as decimal(9, 6)), 0) * 1000000)::bigint
    end
  );
