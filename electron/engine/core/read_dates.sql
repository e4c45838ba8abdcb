-- Macros that read local dates, and the ends of closures (REPORT.md, "Exceptions"). They are loaded only for files that have
-- such columns, because even to define a macro takes time. They use those of read_values.sql and read_forms.sql.

-- A date whose year comes last with the year first; other text stays unchanged. `is_day_first` is null if the order is not
-- known: then the text cannot be read.
create or replace temp macro with_year_first(written, is_day_first) as
  list_transform(
    [year_last_parts(tidy(written))],
    lambda parts: case
      when strlen(parts.year) = 4 and is_day_first is not null then trim(put_year_first(parts, is_day_first))
      else written
    end
  )[1];

-- The local date as a number of days since 1970; null if the text is not a date without a time, or with midnight after it.
create or replace temp macro read_date(written, is_day_first) as
  list_transform(
    [instant_parts(tidy(drop_midnight(with_year_first(written, is_day_first))))],
    lambda parts: if(
      parts.year <> '' and parts.hour = '',
      datediff(
        'day',
        date '1970-01-01',
        try_cast(parts.year || '-' || lpad(month_number(parts.month), 2, '0') || '-' || lpad(parts.day, 2, '0') as date)
      )::integer,
      null
    )
  )[1];

-- A date that is a limit; null if there is none. Programs write it with words for a missing value.
create or replace temp macro read_limit(written) as
  case
    when not list_contains(['', 'NULL', '\N', 'NAN', 'NAT', 'NONE', 'N/A', 'NA', '-'], tidy(written)) then tidy(written)
  end;

-- Whether a day is in the years in which exceptions can be.
create or replace temp macro is_in_range(day) as day between 0 and datediff('day', date '1970-01-01', date '2199-12-31');

-- The parts of a date with a time of day as business hours have it, such as 9 AM; all are empty if the text is not one.
create or replace temp macro clock_parts(tidied) as
  regexp_extract(
    tidied,
    '^(.+?)[ T,]+(\d{1,2}(?:[:.]\d\d){0,2}(?: ?[AP]\.?(?: ?M\.?)?)?) ?(Z|UTC|GMT)?$',
    ['date', 'time', 'zone']
  );

-- Its microseconds since 1970 on the clock that it is written for; a day ends at 24:00.
create or replace temp macro read_clock(parts) as
  if(
    read_time_of_day(parts.time) <= epoch_us(interval 24 hours),
    read_date(parts.date, true) * epoch_us(interval 24 hours) + read_time_of_day(parts.time),
    null
  );

-- An instant in microseconds: in UTC if a zone or an offset is written or `is_utc`, and else on a local clock. Null if the
-- text is not a date and time from 1970 to 2199.
create or replace temp macro read_end_of_closure(written, is_day_first, is_utc) as
  list_transform(
    [with_year_first(written, is_day_first)],
    lambda year_first: list_transform(
      [{
        'us': coalesce(read_instant(year_first), read_clock(clock_parts(tidy(year_first)))),
        'zone': instant_parts(tidy(year_first)).zone || clock_parts(tidy(year_first)).zone
      }],
      lambda found: {
        'us': if(found.us between 0 and epoch_us(timestamp '2199-12-31 23:59:59.999999'), found.us, null),
        'is_local': not is_utc and found.zone = ''
      }
    )[1]
  )[1];
