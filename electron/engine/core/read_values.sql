-- Macros that read text, shared by several relations. Instants are microseconds UTC, times of day are microseconds.

-- The zone of stores without a known zone (REPORT.md, "Inputs").
create or replace temp macro default_zone() as 'America/Chicago';

-- Trims spaces; null if nothing is left. Comparing first is much cheaper than trimming every value: the empty text, and
-- any text that begins with a space, sorts before '!', the character after the space.
create or replace temp macro read_text(written) as
  case when written > '!' and not suffix(written, ' ') then written else nullif(trim(written), '') end;

-- Text in capitals without spaces around it. Tabs, line feeds and all spaces of Unicode become one space.
create or replace temp macro tidy(written) as upper(trim(regexp_replace(written, '[\s\p{Z}]+', ' ', 'g')));

-- `Sun, 22 Jan 2023 …`, `Jan 22, 2023 …` and `Sun Jan 22 … 2023` with the year first; other text stays unchanged.
create or replace temp macro reorder_named_month(tidied) as
  regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(tidied, '^(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*[,.]? ', ''),
        '^(\d{1,2})[-/ ]([A-Z]{3})[A-Z]*[,.]?[-/ ](\d{4})(\D.*)?$', '\3-\2-\1\4'
      ),
      '^([A-Z]{3})[A-Z]*\.? (\d{1,2}),? (\d{4})(\D.*)?$', '\3-\1-\2\4'
    ),
    '^([A-Z]{3})[A-Z]*\.? (\d{1,2}) (\d{1,2}:.*) (\d{4})$', '\4-\1-\2 \3'
  );

-- `20230122`, `20230122T120939Z` and `20230122120939` with the usual separators; other text stays unchanged.
create or replace temp macro separate_date(tidied) as
  regexp_replace(
    regexp_replace(tidied, '^((?:19[7-9]|20\d|21\d)\d{5})(\d{6})$', '\1T\2'),
    '^((?:19[7-9]|20\d|21\d)\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T ](.*))?$', '\1-\2-\3 \4'
  );
create or replace temp macro separate_time(tidied) as
  regexp_replace(
    regexp_replace(tidied, '^(.{10}) (\d\d)(\d\d)(\d\d)([.,]\d+)?([^\d.,:].*)?$', '\1 \2:\3:\4\5\6'),
    '^(.{10}) (\d\d)(\d\d)([^\d.,:].*)?$', '\1 \2:\3\4'
  );

-- The parts of a date and time as they are written, whether or not they exist. All are empty if the text does not have a
-- date with the year first or the name of the month, and `hour` is empty if it has only a date.
create or replace temp macro instant_parts(tidied) as
  regexp_extract(
    trim(separate_time(separate_date(reorder_named_month(tidied)))),
    '^(\d{4})[-/.](\d{1,2}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[-/.](\d{1,2})(?:[T ,:]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?(?:([AP])\.?M\.?)? ?(.*))?$',
    ['year', 'month', 'day', 'hour', 'minute', 'second', 'fraction', 'half', 'zone']
  );

-- The offset from UTC, such as `+05:30`, of what is written after a time; null if it has none. An offset counts whatever
-- the name of its zone, unless the name is that of UTC and the offset is not 0. The name of a zone alone has to be UTC.
create or replace temp macro zone_offset(zone) as
  list_transform(
    [regexp_extract(
      zone,
      '^(Z|(?:ETC/)?(?:UTC|GMT|UCT)|\[(?:ETC/)?(?:UTC|GMT)\])? ?(?:([+-])(\d{1,2})(?::?([0-5]\d))?)? ?([A-Z]{2,5}|[+-]\d{2,4}|\[[^\]]*\]|\([^)]*\))?(?: M=[+-][\d.]+)?$',
      ['utc', 'sign', 'hours', 'minutes', 'name']
    )],
    lambda found: case
      when zone = '' then '+00'
      when found.sign = '' then if(found.utc <> '' and (found.name = '' or found.name[1] in ('[', '(')), '+00', null)
      when found.utc not in ('', 'UTC', 'GMT') or (found.utc = '' and strlen(found.hours) = 1) then null
      when found.hours::integer > 18 then null
      when found.name in ('UTC', 'GMT') and (found.hours::integer > 0 or found.minutes not in ('', '00')) then null
      else found.sign || lpad(found.hours, 2, '0') || ':' || if(found.minutes = '', '00', found.minutes)
    end
  )[1];

-- The hour from 0 to 23; null if the hour of a clock with 12 hours is not from 1 to 12. `half` is 'A', 'P' or empty.
create or replace temp macro hour_of_day(hour, half) as
  case
    when half = '' then hour::integer
    when hour::integer between 1 and 12 then hour::integer % 12 + if(half = 'P', 12, 0)
  end;

create or replace temp macro month_number(month) as
  coalesce(
    list_position(['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'], month)::varchar,
    month
  );

create or replace temp macro read_uncommon_instant(tidied) as
  list_transform(
    [instant_parts(tidied)],
    lambda parts: case
      when parts.hour <> '' and strlen(parts.fraction) <= 9
        then epoch_us(try_cast(
          parts.year || '-' || lpad(month_number(parts.month), 2, '0') || '-' || lpad(parts.day, 2, '0') || ' '
            || lpad(hour_of_day(parts.hour, parts.half)::varchar, 2, '0') || ':' || parts.minute || ':'
            || if(parts.second = '', '00', parts.second) || if(parts.fraction = '', '', '.' || parts.fraction)
            || zone_offset(parts.zone)
          as timestamptz))
    end
  )[1];

-- Null if the text is not in one of the forms of REPORT.md, "Inputs". The cast alone is too lenient (it reads '2023-01-2'
-- as the 2nd and drops an offset), so the form is checked first: cheaply for the common form, by a pattern for ISO 8601,
-- and part by part for the others. ISO 8601 also allows a comma as the decimal mark.
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
      ) as timestamptz)),
    read_uncommon_instant(tidy(written))
  );

-- The parts of a date in which the year comes last; all are empty if the text is not one. `rest` is what follows it.
create or replace temp macro year_last_parts(tidied) as
  regexp_extract(tidied, '^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ ,T]+(.*))?$', ['first', 'second', 'year', 'rest']);

-- A date and time whose year comes last with the year first; text that is not one in this order stays unchanged.
create or replace temp macro put_year_first(parts, is_day_first) as
  parts.year || '-' || if(is_day_first, parts.second || '-' || parts.first, parts.first || '-' || parts.second) || ' ' || parts.rest;
create or replace temp macro reorder_date(written, is_day_first) as
  coalesce(
    list_transform(
      [year_last_parts(tidy(written))],
      lambda parts: case
        when strlen(parts.year) = 4 and read_uncommon_instant(put_year_first(parts, is_day_first)) is not null
          then put_year_first(parts, is_day_first)
      end
    )[1],
    written
  );
create or replace temp macro read_day_first(written) as reorder_date(written, true);
create or replace temp macro read_month_first(written) as reorder_date(written, false);

-- Seconds with 9 or 10 digits, milliseconds with 12 or 13, microseconds with 15 or 16, and nanoseconds with 18 or 19 digits
-- are instants from 1973 to 2286. Programs that calculate with decimals add decimals to them.
create or replace temp macro is_epoch_seconds(written) as regexp_full_match(trim(written), '\d{9,10}(\.\d{1,9})?');
create or replace temp macro is_epoch_milliseconds(written) as regexp_full_match(trim(written), '\d{12,13}(\.\d{1,9})?');
create or replace temp macro is_epoch_microseconds(written) as regexp_full_match(trim(written), '\d{15,16}(\.0*)?');
create or replace temp macro is_epoch_nanoseconds(written) as regexp_full_match(trim(written), '\d{18,19}(\.0*)?');

create or replace temp macro write_instant(instant_us) as
  strftime(make_timestamp(instant_us), '%Y-%m-%d %H:%M:%S.%f UTC');

-- Text that is not such a number stays unchanged. What is finer than a microsecond is cut off.
create or replace temp macro read_epoch_seconds(written) as
  case
    when is_epoch_seconds(written) then write_instant(floor(trim(written)::decimal(28, 9) * 1000000)::bigint)
    else written
  end;
create or replace temp macro read_epoch_milliseconds(written) as
  case
    when is_epoch_milliseconds(written) then write_instant(floor(trim(written)::decimal(28, 9) * 1000)::bigint)
    else written
  end;
create or replace temp macro read_epoch_microseconds(written) as
  case
    when is_epoch_microseconds(written) then write_instant(split_part(trim(written), '.', 1)::bigint)
    else written
  end;
create or replace temp macro read_epoch_nanoseconds(written) as
  case
    when is_epoch_nanoseconds(written) then write_instant(split_part(trim(written), '.', 1)::bigint // 1000)
    else written
  end;

-- A status as people compare it: in lower case, without spaces, tabs and no-break spaces around it.
create or replace temp macro status_word(written) as lower(trim(written, ' ' || chr(9) || chr(160) || chr(8239)));

-- Null if the word has no known meaning. A code of HTTP says that a server has answered, or has not. Bits are written as
-- bytes, or as databases print them. The lists are values, because a long IN becomes a join, which does not keep the order
-- of the rows.
create or replace temp macro read_status_word(word) as
  case
    when list_contains(['active', 'up', 'online', 'true', 't', 'yes', 'y', '1', 'ok', 'healthy'], word) then true
    when list_contains(['inactive', 'down', 'offline', 'false', 'f', 'no', 'n', '0', 'fail', 'failed', 'unhealthy'], word) then false
    when list_contains(['1.0', chr(1), 'b''1''', '\1', '\x01', '0x01'], word) then true
    when list_contains(['0.0', chr(0), 'b''0''', '\0', '\x00', '0x00'], word) then false
    when regexp_full_match(word, '[23]\d\d(\.0)?') then true
    when regexp_full_match(word, '[45]\d\d(\.0)?|000') then false
  end;
create or replace temp macro read_status(written) as
  case
    when written = 'active' then true
    when written = 'inactive' then false
    else read_status_word(status_word(written))
  end;

-- The date that spreadsheets and programs give a time without a date.
create or replace temp macro drop_day_zero(tidied) as
  regexp_replace(
    tidied,
    '^(?:(?:1899-12-3[01]|1900-01-0[01]|1904-01-01|1970-01-01|12/30/1899|30[./]12[./]1899|0?1/0?[01]/1900)[T ]|0 DAYS?,? )',
    ''
  );

-- The local time counts, not the offset of its zone. An offset needs seconds before it: `09:00-17:00` is not one time.
create or replace temp macro drop_offset(tidied) as
  regexp_replace(
    regexp_replace(tidied, '^(.*\d:\d\d:\d\d(?:[.,]\d+)?) ?[+-]\d\d(?::?[0-5]\d)?$', '\1'),
    '^(.*\d:\d\d.*?) ?(?:Z|UTC|GMT)$', '\1'
  );

-- `0900`, `9h00` and `9h`, `noon` and `midnight` with a colon; other text stays unchanged.
create or replace temp macro spell_with_colon(tidied) as
  regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          regexp_replace(tidied, '^(\d\d)([0-5]\d)$', '\1:\2'),
          '^(\d{1,2}) ?H ?([0-5]\d)(?: ?MI?N?)?$', '\1:\2'
        ),
        '^(\d{1,2}) ?H$', '\1:00'
      ),
      '^(?:12(?:[:.]00)? ?)?(?:NOON|MIDDAY)$', '12:00'
    ),
    '^(?:12(?:[:.]00)? ?)?MIDNIGHT$', '0:00'
  );

create or replace temp macro read_uncommon_time(tidied) as
  list_transform(
    [regexp_extract(
      spell_with_colon(drop_offset(drop_day_zero(tidied))),
      '^(?:(1) DAYS?,? )?(\d{1,2})(?:[:.]([0-5]\d)(?:[:.]([0-5]\d)(?:[.,](\d+))?)?)?(?: ?([AP])\.?(?: ?M\.?)?)?$',
      ['days', 'hour', 'minute', 'second', 'fraction', 'half']
    )],
    lambda parts: list_filter(
      [
        case
          when parts.hour <> '' and (parts.minute <> '' or parts.half <> '')
            then epoch_us(to_hours(hour_of_day(parts.hour, parts.half) + if(parts.days = '', 0, 24)))
              + coalesce(try_cast(parts.minute as bigint), 0) * 60000000
              + coalesce(try_cast(parts.second as bigint), 0) * 1000000
              + coalesce(try_cast(rpad(parts.fraction[:6], 6, '0') as bigint), 0)
        end
      ],
      lambda time_us: time_us <= epoch_us(interval 48 hours)
    )[1]
  )[1];

-- 24 hours and more are the next day. Null if the text is not a time of day from 0:00 to 48:00. The cast alone is too
-- lenient, but a text that survives a round trip through it is right, and nearly all times do.
create or replace temp macro read_time_of_day(written) as
  coalesce(
    case when try_cast(written as time)::varchar = written then epoch_us(try_cast(written as time)) end,
    read_uncommon_time(tidy(written))
  );

-- Whether the text is a date without a time, in any form.
create or replace temp macro is_date(written) as
  (instant_parts(tidy(written)).year <> '' and instant_parts(tidy(written)).hour = '')
  or (year_last_parts(tidy(written)).year <> '' and year_last_parts(tidy(written)).rest = '');

-- The time of a poll that stands in a column of its own, after its date. A date with midnight is a date as spreadsheets
-- write it. Text that already has a time of its own stays unchanged.
create or replace temp macro join_date_and_time(date_text, time_text) as
  case
    when tidy(time_text) <> '' and is_date(regexp_replace(date_text, '[ T]00:00(?::00(?:\.0+)?)?\s*$', ''))
      then regexp_replace(date_text, '[ T]00:00(?::00(?:\.0+)?)?\s*$', '') || ' '
        || if(
          regexp_matches(tidy(time_text), '^\d{1,2}:\d\d'),
          tidy(time_text),
          coalesce(strftime(make_timestamp(read_time_of_day(time_text)), '%H:%M:%S.%f'), tidy(time_text))
        )
    else date_text
  end;

-- A time written as a number, if all times of a file are written so (REPORT.md, "Inputs"): hours, hours and minutes such as
-- 930, or the fraction of a day.
create or replace temp macro number_of(written) as try_cast(replace(trim(written), ',', '.') as double);
create or replace temp macro is_number(written) as
  regexp_full_match(trim(written), '\d+([.,]\d*)?([eE]-\d+)?|[.,]\d+([eE]-\d+)?');
create or replace temp macro is_whole_hours(written) as
  regexp_full_match(trim(written), '\d{1,2}([.,]0*)?') and number_of(written) <= 48;
create or replace temp macro is_hours_and_minutes(written) as
  regexp_full_match(trim(written), '\d{1,4}(\.0*)?') and number_of(written) <= 4800 and number_of(written) % 100 < 60;
create or replace temp macro is_day_fraction(written) as is_number(written) and number_of(written) <= 1;

-- The minute of which a fraction of a day is the rounded number, or else the nearest second.
create or replace temp macro seconds_of_day_fraction(written) as
  if(
    abs(number_of(written) * 1440 - round(number_of(written) * 1440))
      <= 720 / pow(10, strlen(regexp_extract(trim(written), '[.,](\d+)$', 1))),
    round(number_of(written) * 1440) * 60,
    round(number_of(written) * 86400)
  );

-- Text that is not such a number stays unchanged.
create or replace temp macro read_whole_hours(written) as
  case when is_whole_hours(written) then number_of(written)::integer || ':00' else written end;
create or replace temp macro read_hours_and_minutes(written) as
  case
    when is_hours_and_minutes(written) then number_of(written)::integer // 100 || ':' || lpad((number_of(written)::integer % 100)::varchar, 2, '0')
    else written
  end;
create or replace temp macro read_day_fraction(written) as
  case
    when is_day_fraction(written)
      then printf('%d:%02d:%02d', (seconds_of_day_fraction(written)::integer // 3600), (seconds_of_day_fraction(written)::integer // 60 % 60), (seconds_of_day_fraction(written)::integer % 60))
    else written
  end;

create or replace temp macro refine_year_first_code(parts) as
  case
    when parts.hour = '' then 'timestamp_time_missing'
    when regexp_full_match(parts.zone, '\[?[A-Z][A-Z0-9_/+-]*\]?') and zone_offset(parts.zone) is null then 'timestamp_zone_local'
    when zone_offset(parts.zone) is null then 'timestamp_unreadable'
    when strlen(parts.fraction) > 9 then 'timestamp_too_fine'
    else 'timestamp_impossible'
  end;

create or replace temp macro refine_year_last_code(parts) as
  case
    when parts.rest = '' then 'timestamp_time_missing'
    when strlen(parts.year) = 2 then 'timestamp_year_short'
    when coalesce(read_uncommon_instant(put_year_first(parts, true)), read_uncommon_instant(put_year_first(parts, false))) is not null
      then 'timestamp_date_order'
    else refine_year_first_code(instant_parts(put_year_first(parts, false)))
  end;

create or replace temp macro refine_timestamp_code(tidied) as
  case
    when list_contains(['', 'NULL', '\N', 'NAN', 'NAT', 'NONE', 'N/A', 'NA', '-'], tidied) then 'timestamp_missing'
    when year_last_parts(tidied).year <> '' then refine_year_last_code(year_last_parts(tidied))
    when instant_parts(tidied).year <> '' then refine_year_first_code(instant_parts(tidied))
    when regexp_full_match(tidied, '[\d.,]+(E\+?\d+)?') then 'timestamp_number'
  end;

-- Makes the code of a problem more specific, judging by the value.
create or replace temp macro refine_code(code, written) as
  case
    when code = 'timezone_unknown' and written = '' then 'timezone_missing'
    when code = 'timezone_unknown' and regexp_full_match(written, '[A-Z]{2,4}T') then 'timezone_abbreviated'
    when code in ('start_time_unreadable', 'end_time_unreadable') and tidy(written) = '' then replace(code, 'unreadable', 'missing')
    when code in ('start_time_unreadable', 'end_time_unreadable') and is_number(written) then replace(code, 'unreadable', 'number')
    when code = 'timestamp_unreadable' then coalesce(refine_timestamp_code(tidy(written)), code)
    else code
  end;
