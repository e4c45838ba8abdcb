-- Macros that read business hours with other columns than those of one opening a row (REPORT.md, "Inputs"). They are loaded
-- only for files that have such columns, because even to define a macro takes time. They use those of read_hours.sql.

-- What a column says about a day whose name is `yes_word`, such as a column `is_open`, in which `open` is a yes.
create or replace temp macro read_flag(written, yes_word, no_word) as
  case
    when list_contains(['true', 't', 'yes', 'y', '1', '1.0', yes_word], lower(trim(written))) then true
    when list_contains(['false', 'f', 'no', 'n', '0', '0.0', no_word], lower(trim(written))) then false
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

create or replace temp macro one_opening(weekday, opens, closes) as
  {'day': weekday, 'start_time_local': opens, 'end_time_local': closes};

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
