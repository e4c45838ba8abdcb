-- Macros that read business hours (REPORT.md, "Inputs"). Lists are values, because DuckDB makes a join of a long IN, which
-- costs time for every row, also inside a case, and does not keep the order of the rows.

-- What a column says about a day whose name is `yes_word`, such as a column `is_open`, in which `open` is a yes.
create or replace temp macro read_flag(written, yes_word, no_word) as
  case
    when list_contains(['true', 't', 'yes', 'y', '1', '1.0', yes_word], lower(trim(written))) then true
    when list_contains(['false', 'f', 'no', 'n', '0', '0.0', no_word], lower(trim(written))) then false
  end;

-- Monday is 0. Null if the text is not the English name of a weekday.
create or replace temp macro weekday_of_name(name) as
  coalesce(
    list_position(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], name) - 1,
    list_position(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], name) - 1,
    list_position(['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'], name) - 1,
    list_position(['', 'tues', 'weds', 'thurs', '', '', ''], nullif(name, '')) - 1,
    case when name = 'thur' then 3 end
  );

-- Monday is 0. `numbering` says what a number means: 'monday0', 'sunday0', 'iso' or
-- 'sunday1'. Null if the text is not a weekday.
create or replace temp macro read_weekday(written, numbering) as
  case
    when numbering = 'monday0' and list_contains(['0', '1', '2', '3', '4', '5', '6'], written) then written::tinyint
    else coalesce(
      case numbering
        when 'monday0' then try_cast(regexp_extract(trim(written), '^0*([0-6])(?:\.0*)?$', 1) as tinyint)
        when 'sunday0' then (try_cast(regexp_extract(trim(written), '^0*([0-7])(?:\.0*)?$', 1) as tinyint) + 6) % 7
        when 'sunday1' then (try_cast(regexp_extract(trim(written), '^0*([1-7])(?:\.0*)?$', 1) as tinyint) + 5) % 7
        when 'iso' then try_cast(regexp_extract(trim(written), '^0*([1-7])(?:\.0*)?$', 1) as tinyint) - 1
      end,
      weekday_of_name(lower(trim(written))),
      weekday_of_name(regexp_replace(lower(trim(written)), '^(.+day)s$|^(.+)\.$', '\1\2'))
    )::tinyint
  end;

-- The weekdays in a part of a text, such as 'mon-fri', 'weekends' or 'wed', each as a text of its own.
create or replace temp macro expand_days(part) as
  list_transform(
    [regexp_extract(part, '^(\S+?)\.?\s*(?:-|‐|‑|–|—|−|\bto\b|\bthrough\b|\bthru\b)\s*(\S+?)\.?$', ['first', 'last'])],
    lambda ends: case
      when list_contains(['daily', 'everyday', 'every day', 'all', 'all days', 'all week'], part) then ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
      when list_contains(['weekday', 'weekdays'], part) then ['mon', 'tue', 'wed', 'thu', 'fri']
      when list_contains(['weekend', 'weekends'], part) then ['sat', 'sun']
      when regexp_full_match(ends.first || ends.last, '[0-7][0-7]') and ends.first < ends.last
        then list_transform(range(ends.first::bigint, ends.last::bigint + 1), lambda number: number::varchar)
      when weekday_of_name(ends.first) is not null and weekday_of_name(ends.last) is not null
        then list_transform(
          range((weekday_of_name(ends.last) - weekday_of_name(ends.first) + 7) % 7 + 1),
          lambda step: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][(weekday_of_name(ends.first) + step) % 7 + 1]
        )
      else [part]
    end
  )[1];

-- The weekdays in a text such as 'Mon-Fri', 'Mon, Wed' or 'daily', each as a text of its own; the whole text if it has
-- something else, or only one.
create or replace temp macro read_days(written) as
  coalesce(
    list_transform(
      [flatten(
        list_transform(
          list_filter(string_split_regex(lower(trim(written)), '\s*(?:[,;/&+|]|\band\b)\s*'), lambda part: part <> ''),
          lambda part: expand_days(part)
        )
      )],
      lambda days: if(
        len(days) > 1 and len(list_filter(days, lambda one: read_weekday(one, 'sunday0') is null)) = 0,
        list_distinct(days),
        [written]
      )
    )[1],
    [written]
  );

-- What a row says about a closed day, and whether it says that the day is closed; null if the text cannot be read.
create or replace temp macro closed_flag(is_closed, is_open) as
  coalesce(nullif(trim(is_closed), ''), nullif(trim(is_open), ''));
create or replace temp macro read_closed_flag(is_closed, is_open) as
  if(
    nullif(trim(is_closed), '') is null,
    not read_flag(is_open, 'open', 'closed'),
    read_flag(is_closed, 'closed', 'open')
  );

-- The hours of a weekday that has a column of its own about closed days. What that says is in place of the hours if it
-- cannot be read.
create or replace temp macro unless_closed(is_closed, written) as
  case
    when trim(is_closed) = '' or not read_flag(is_closed, 'closed', 'open') then written
    when read_flag(is_closed, 'closed', 'open') then 'closed'
    else coalesce(is_closed, written)
  end;

-- Whether a text in place of a time says that there is no opening. An empty field says so too.
create or replace temp macro means_closed(written) as
  coalesce(
    list_contains(['', '-', '--', '–', '—', 'off', 'none', 'null', '\n', 'n/a', 'na', '<na>', 'nan', 'nat', 'nil'], lower(trim(written)))
      or regexp_full_match(lower(trim(written)), '\(?(closed?|not open)\b\D*'),
    true
  );

-- Why a row is not an opening, or 'closed' if it says that the day is closed; null for an opening.
create or replace temp macro opening_problem(starts_us, ends_us, start_text, end_text, flag, is_flagged_closed) as
  case
    when flag is not null and is_flagged_closed is null then 'closed_unknown'
    when is_flagged_closed then 'closed'
    when flag is null and starts_us is null and ends_us is null and means_closed(start_text) and means_closed(end_text) then 'closed'
    when starts_us is null then 'start_time_unreadable'
    when ends_us is null then 'end_time_unreadable'
  end;

-- Midnight is also written as 24:00 by clocks that count the hours from 1.
create or replace temp macro true_start(starts_us, ends_us) as
  if(starts_us = epoch_us(interval 24 hours) and ends_us <= starts_us, 0, starts_us);

create or replace temp macro one_opening(weekday, opens, closes) as
  {'day': weekday, 'start_time_local': opens, 'end_time_local': closes};

create or replace temp macro means_all_day(written) as
  regexp_full_match(lower(trim(written)), '(open )?(24 ?(h|hrs?|hours?)( a day)?|24/7|all day)');

-- Whether a time can be one of a clock with 12 hours that does not say which half of the day it means.
create or replace temp macro lacks_half(written) as regexp_full_match(written, '(0?[1-9]|1[0-2])([:.][0-5]\d)?');
-- 'A' or 'P' at the end of a time; empty if it has neither.
create or replace temp macro half_of_day(written) as regexp_extract(upper(written), '\d\s*([AP])\.?\s?(?:M\.?)?$', 1);

-- The start of '1:00–5:00 PM' is in the half of the day of its end, or in the other one if it would not be before it.
create or replace temp macro share_half(opens, closes) as
  list_transform(
    [half_of_day(closes)],
    lambda half: case
      when half = '' or not lacks_half(opens) then opens
      when read_time_of_day(opens || ' ' || half || 'M') < read_time_of_day(closes) then opens || ' ' || half || 'M'
      else opens || if(half = 'A', ' PM', ' AM')
    end
  )[1];

-- One end of an opening such as '09:00-17:00', '9 AM to 5 PM' or 'Closed'. Text that is not an opening is its start, and
-- an end that could be in either half of the day is the whole text, which is not a time.
create or replace temp macro end_of_opening(written, which) as
  case
    when means_closed(written) then written
    when means_all_day(written) then if(which = 1, '00:00', '24:00')
    else list_transform(
      [regexp_extract(
        trim(written),
        '(?i)^(?:(?:from|open) )?(.*?\S)\s*(?:-+>|→|-|‐|‑|–|—|―|−|~|\.\.+|\b(?:to|till?|until|through|thru)\b)\s*(\S.*)$',
        ['opens', 'closes']
      )],
      lambda ends: case
        when ends.opens = '' then if(which = 1, written, '')
        when which = 1 then share_half(ends.opens, ends.closes)
        when half_of_day(ends.opens) <> '' and lacks_half(ends.closes) then written
        else ends.closes
      end
    )[1]
  end;

-- The openings in a text such as '09:00-12:00, 13:00-17:00'; at least one, which means closed if the text does. Lists are
-- written with brackets, and with quotation marks in JSON.
create or replace temp macro read_openings(weekday, written) as
  list_transform(
    if(
      means_closed(written) or means_all_day(written),
      [written],
      string_split_regex(translate(written, '[]"''', ''), '\s*(?:[,;/&|\n]|\band\b)\s*')
    ),
    lambda opening: one_opening(weekday, end_of_opening(opening, 1), end_of_opening(opening, 2))
  );
