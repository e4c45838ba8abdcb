-- Macros for values whose meaning depends on the other values of their column, or on another column. They are loaded only
-- for files that have such values, because even to define a macro takes time.

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

-- Whether the text is a date without a time, in any form.
create or replace temp macro is_date(written) as
  (instant_parts(tidy(written)).year <> '' and instant_parts(tidy(written)).hour = '')
  or (year_last_parts(tidy(written)).year <> '' and year_last_parts(tidy(written)).rest = '');

-- A date with midnight is a date as spreadsheets and databases write it; other text stays unchanged.
create or replace temp macro drop_midnight(written) as
  regexp_replace(
    written,
    '(?i)[ T]+(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)?\s?AM)\s*(?:Z|UTC|GMT|[+-]00(?::?00)?)?\s*$',
    ''
  );

-- The time of a poll that stands in a column of its own, after its date. Text that already has a time of its own stays
-- unchanged.
create or replace temp macro join_date_and_time(date_text, time_text) as
  case
    when tidy(time_text) <> '' and is_date(drop_midnight(date_text))
      then drop_midnight(date_text) || ' '
        || if(
          regexp_matches(tidy(time_text), '^\d{1,2}:\d\d'),
          tidy(time_text),
          coalesce(strftime(make_timestamp(read_time_of_day(time_text)), '%H:%M:%S.%f'), tidy(time_text))
        )
    else date_text
  end;

-- Seconds with 9 or 10 digits, milliseconds with 13, microseconds with 15 or 16, and nanoseconds with 19 digits are instants
-- from 1973 or 2001 to 2286. Twelve digits can be a date with hour and minute, and 18 digits count from another year in
-- some programs. Programs that calculate with decimals add decimals.
create or replace temp macro is_epoch_seconds(written) as regexp_full_match(trim(written), '\d{9,10}(\.\d{1,9})?');
create or replace temp macro is_epoch_milliseconds(written) as regexp_full_match(trim(written), '\d{13}(\.\d{1,9})?');
create or replace temp macro is_epoch_microseconds(written) as regexp_full_match(trim(written), '\d{15,16}(\.0*)?');
create or replace temp macro is_epoch_nanoseconds(written) as regexp_full_match(trim(written), '\d{19}(\.0*)?');

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
