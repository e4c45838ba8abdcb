-- Macros that read business hours (REPORT.md, "Inputs"). Lists are values, because DuckDB makes a join of a long IN, which
-- costs time for every row, also inside a case, and does not keep the order of the rows.

create or replace temp macro read_boolean(written) as
  case
    when list_contains(['true', 't', 'yes', 'y', '1'], lower(trim(written))) then true
    when list_contains(['false', 'f', 'no', 'n', '0'], lower(trim(written))) then false
  end;

-- Monday is 0. `numbering` says what a number means: 'monday0', 'sunday0' or 'iso'. Null if the text is not a weekday.
create or replace temp macro read_weekday(written, numbering) as
  case
    when numbering = 'monday0' and list_contains(['0', '1', '2', '3', '4', '5', '6'], written) then written::tinyint
    else coalesce(
      case numbering
        when 'monday0' then try_cast(regexp_extract(trim(written), '^0*([0-6])(?:\.0*)?$', 1) as tinyint)
        when 'sunday0' then (try_cast(regexp_extract(trim(written), '^0*([0-7])(?:\.0*)?$', 1) as tinyint) + 6) % 7
        when 'iso' then try_cast(regexp_extract(trim(written), '^0*([1-7])(?:\.0*)?$', 1) as tinyint) - 1
      end,
      list_position(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], lower(trim(written))) - 1,
      list_position(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], lower(trim(written))) - 1,
      list_position(['', 'tues', 'weds', 'thurs', '', '', ''], nullif(lower(trim(written)), '')) - 1,
      case when lower(trim(written)) = 'thur' then 3 end
    )::tinyint
  end;

-- What a row says about a closed day, and whether it says that the day is closed; null if the text cannot be read.
create or replace temp macro closed_flag(is_closed, is_open) as
  coalesce(nullif(trim(is_closed), ''), nullif(trim(is_open), ''));
create or replace temp macro read_closed_flag(is_closed, is_open) as
  if(nullif(trim(is_closed), '') is null, not read_boolean(is_open), read_boolean(is_closed));

-- Whether a text in place of a time says that there is no opening. An empty field says so too.
create or replace temp macro means_closed(written) as
  coalesce(list_contains(['', 'closed', 'close', '-', '–', '—', 'off', 'none', 'null', '\n', 'n/a'], lower(trim(written))), true);

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
  regexp_full_match(lower(trim(written)), '(open )?24 ?(h|hrs?|hours?)|24/7|all day');

-- One end of an opening such as '09:00-17:00', '9 AM to 5 PM' or 'Closed'; the whole text if it is not an opening.
create or replace temp macro end_of_opening(written, which) as
  case
    when means_closed(written) then written
    when means_all_day(written) then if(which = 1, '00:00', '24:00')
    else coalesce(
      nullif(regexp_extract(trim(written), '^(.*?\S)\s*(?:-|–|—|−|~|\bto\b|\buntil\b)\s*(\S.*)$', which), ''),
      written
    )
  end;

-- The openings in a text such as '09:00-12:00, 13:00-17:00'; at least one, which means closed if the text does.
create or replace temp macro read_openings(weekday, written) as
  list_transform(
    if(means_closed(written) or means_all_day(written), [written], string_split_regex(written, '\s*(?:[,;/&|\n]|\band\b)\s*')),
    lambda opening: one_opening(weekday, end_of_opening(opening, 1), end_of_opening(opening, 2))
  );
