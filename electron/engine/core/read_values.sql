-- Macros that read text, shared by several relations. Instants are microseconds UTC, times of day are microseconds.

-- The zone of stores without a known zone (REPORT.md, "Inputs").
create or replace temp macro default_zone() as 'America/Chicago';

-- Trims spaces; null if nothing is left. Comparing first is much cheaper than trimming every value: the empty text, and
-- any text that begins with a space, sorts before '!', the character after the space.
create or replace temp macro read_text(written) as
  case when written > '!' and not suffix(written, ' ') then written else nullif(trim(written), '') end;

-- Null if the text is not in one of the forms of REPORT.md, "Inputs". The cast alone is too lenient (it reads '2023-01-2'
-- as the 2nd and drops an offset), so the form is checked first: cheaply for the common form, by a pattern for the others.
-- ISO 8601 also allows a comma as the decimal mark.
create or replace temp macro read_instant(written) as
  coalesce(
    case
      when written like '____-__-__ __:__:__%' and suffix(written, ' UTC') and strlen(written) <= 33
        then epoch_us(try_cast(written as timestamp))
    end,
    epoch_us(try_cast(
      regexp_replace(
        regexp_replace(
          regexp_extract(
            replace(upper(trim(written)), ',', '.'),
            '^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?\s*(Z|UTC|GMT|[+-](0\d|1[0-8])(:?[0-5]\d)?)?$'
          ),
          '^(.{16})([^:].*)?$', '\1:00\2'
        ),
        '^(.{10}).([0-9:.]+)\s*(?:Z|UTC|GMT)?(.*)$', '\1 \2\3'
      ) as timestamptz))
  );

-- Seconds with 9 or 10 digits, and milliseconds with 12 or 13 digits, are instants from 1973 to 2286.
create or replace temp macro is_epoch_seconds(written) as regexp_full_match(trim(written), '\d{9,10}(\.\d{1,9})?');
create or replace temp macro is_epoch_milliseconds(written) as regexp_full_match(trim(written), '\d{12,13}');

create or replace temp macro write_instant(instant_us) as
  strftime(make_timestamp(instant_us), '%Y-%m-%d %H:%M:%S.%f UTC');

-- Text that is not such a number stays unchanged.
create or replace temp macro read_epoch_seconds(written) as
  case
    when is_epoch_seconds(written) then write_instant(floor(trim(written)::decimal(28, 9) * 1000000)::bigint)
    else written
  end;
create or replace temp macro read_epoch_milliseconds(written) as
  case when is_epoch_milliseconds(written) then write_instant(trim(written)::bigint * 1000) else written end;

create or replace temp macro read_status(written) as
  case
    when written = 'active' then true
    when written = 'inactive' then false
    else case lower(trim(written)) when 'active' then true when 'inactive' then false end
  end;

-- The status in a column such as is_active. Text that does not mean yes or no stays unchanged.
create or replace temp macro read_yes_or_no(written) as
  case
    when lower(trim(written)) in ('true', 't', 'yes', 'y', '1') then 'active'
    when lower(trim(written)) in ('false', 'f', 'no', 'n', '0') then 'inactive'
    else written
  end;

-- 0:00 to 24:00, or 12 AM to 11:59 PM; null if the text is not a time of day. The cast alone is too lenient, but a text
-- that survives a round trip through it is right, and nearly all times do.
create or replace temp macro read_time_of_day(written) as
  coalesce(
    case when try_cast(written as time)::varchar = written then epoch_us(try_cast(written as time)) end,
    case
      when regexp_full_match(trim(written), '([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6}0*)?)?|24:00(:00)?')
        then epoch_us(to_hours(split_part(trim(written), ':', 1)::integer))
          + epoch_us(to_minutes(split_part(trim(written), ':', 2)::integer))
          + (coalesce(try_cast(split_part(trim(written), ':', 3) as decimal(9, 6)), 0) * 1000000)::bigint
    end,
    case
      when regexp_full_match(upper(trim(written)), '(0?[1-9]|1[0-2])(:[0-5]\d){0,2}\s*[AP]\.?M\.?')
        then epoch_us(to_hours(regexp_extract(written, '\d+')::integer % 12 + if(contains(upper(written), 'P'), 12, 0)))
          + epoch_us(to_minutes(coalesce(try_cast(regexp_extract(written, ':(\d\d)', 1) as integer), 0)))
          + coalesce(try_cast(regexp_extract(written, ':\d\d:(\d\d)', 1) as integer), 0) * 1000000
    end
  );

-- Makes the code of a problem more specific, judging by the value.
create or replace temp macro refine_code(code, written) as
  case
    when code = 'timezone_unknown' and written = '' then 'timezone_missing'
    when code = 'timezone_unknown' and regexp_full_match(written, '[A-Z]{2,4}T') then 'timezone_abbreviated'
    when code <> 'timestamp_unreadable' then code
    when trim(written) = '' then 'timestamp_missing'
    when regexp_full_match(trim(written), '[\d.,]+([eE]\+?\d+)?') then 'timestamp_number'
    when regexp_full_match(
      upper(trim(written)),
      '\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-](0\d|1[0-8])(:?[0-5]\d)?)?'
    ) then 'timestamp_impossible'
    when regexp_full_match(
      upper(trim(written)),
      '\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}[.,]\d{10,}\s*(Z|UTC|GMT|[+-](0\d|1[0-8])(:?[0-5]\d)?)?'
    ) then 'timestamp_too_fine'
    when regexp_full_match(trim(written), '\d{4}-\d{2}-\d{2}[ T][\d:.,]+\s*[A-Za-z][A-Za-z0-9_/+-]*') then 'timestamp_zone_local'
    else code
  end;
