-- Macros that read text, shared by several relations. Instants are microseconds UTC, times of day are microseconds.

-- The zone of stores without a known zone (REPORT.md, "Inputs").
create or replace temp macro default_zone() as 'America/Chicago';

-- Trims spaces; null if nothing is left. Comparing first is much cheaper than trimming every value: the empty text, and
-- any text that begins with a space, sorts before '!', the character after the space.
create or replace temp macro read_text(written) as
  case when written > '!' and not suffix(written, ' ') then written else nullif(trim(written), '') end;

-- Whether `read_attribute` changes the text of an attribute of a store.
create or replace temp macro is_odd_attribute(written) as
  not written > '!' or suffix(written, ' ') or (strlen(written) <= 4 and written in ('NULL', 'null', '\N', 'nan', 'NaN'))
  or regexp_matches(written, '[[:cntrl:]]');

-- The text of an attribute of a store, without control characters; null if it is missing.
create or replace temp macro read_attribute(written) as
  case
    when not is_odd_attribute(written) then written
    when read_text(written) in ('NULL', 'null', '\N', 'nan', 'NaN') then null
    else read_text(regexp_replace(written, '[[:cntrl:]]+', ' ', 'g'))
  end;

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

-- `20230122`, `20230122T120939Z`, `20230122120939` and `202301221209` with the usual separators; other text stays unchanged.
create or replace temp macro separate_date(tidied) as
  regexp_replace(
    regexp_replace(tidied, '^((?:19[7-9]|20\d|21\d)\d{5})(\d{6}|\d{4})$', '\1T\2'),
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

-- A status as people compare it: in lower case, without spaces, tabs and no-break spaces around it.
create or replace temp macro status_word(written) as lower(trim(written, ' ' || chr(9) || chr(160) || chr(8239)));

-- Null if the word has no known meaning. A code of HTTP says that a server has answered, or has not. Bits are written as
-- bytes, or as databases print them. The lists are values, because a long IN becomes a join, which does not keep the order
-- of the rows.
create or replace temp macro read_status_word(word) as
  case
    when list_contains(['active', 'up', 'online', 'true', 't', 'yes', 'y', '1', 'ok', 'healthy'], word) then true
    when list_contains(['inactive', 'down', 'offline', 'false', 'f', 'no', 'n', '0', 'fail', 'failed', 'unhealthy'], word) then false
    when list_contains([chr(1), 'b''1''', '\1', '\x01', '0x01'], word) then true
    when list_contains([chr(0), 'b''0''', '\0', '\x00', '0x00'], word) then false
    when regexp_full_match(word, '1\.0+|[23]\d\d(\.0+)?') then true
    when regexp_full_match(word, '0\.0+|[45]\d\d(\.0+)?|000') then false
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
    '^(?:(?:0000-01-01|0001-01-01|1899-12-3[01]|1900-01-0[01]|1904-01-01|1970-01-01|2000-01-01|12/30/1899|30[./]12[./]1899|0?1/0?[01]/1900)[T ]|0 DAYS?,? )',
    ''
  );

-- The local time counts, not the offset of its zone. An offset needs seconds before it: `09:00-17:00` is not one time.
create or replace temp macro drop_offset(tidied) as
  regexp_replace(
    regexp_replace(tidied, '^(.*\d:\d\d:\d\d(?:[.,]\d+)?) ?[+-]\d\d(?::?[0-5]\d)?$', '\1'),
    '^(.*\d:\d\d.*?) ?(?:Z|UTC|GMT)$', '\1'
  );

-- A length of time such as `PT9H30M` or `P1DT1H` with colons, and `T09:00` without the T; other text stays unchanged.
create or replace temp macro spell_duration(tidied) as
  list_transform(
    [regexp_extract(
      tidied,
      '^P(?:([01])D)?T(?:(\d{1,2})H)?(?:(\d{1,2})M)?(?:(\d{1,2})(?:\.\d+)?S)?$',
      ['days', 'hours', 'minutes', 'seconds']
    )],
    lambda parts: case
      when parts.hours || parts.minutes || parts.seconds = '' then regexp_replace(tidied, '^T(\d)', '\1')
      else if(parts.days = '1', '1 DAYS ', '') || lpad(parts.hours, 2, '0') || ':' || lpad(parts.minutes, 2, '0') || ':' || lpad(parts.seconds, 2, '0')
    end
  )[1];

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
      spell_with_colon(drop_offset(spell_duration(drop_day_zero(tidied)))),
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
