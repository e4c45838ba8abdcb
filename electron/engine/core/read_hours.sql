-- Macros that read business hours (REPORT.md, "Inputs"). Lists are values, because DuckDB makes a join of a long IN, which
-- costs time for every row, also inside a case, and does not keep the order of the rows.

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

-- The first instant after the start at which the clock shows the end; a start from 24:00 on can be two days after it.
create or replace temp macro true_end(opens_us, ends_us) as
  ends_us + if(ends_us <= opens_us, ((opens_us - ends_us) // epoch_us(interval 24 hours) + 1) * epoch_us(interval 24 hours), 0);

create or replace temp macro means_all_day(written) as
  regexp_full_match(lower(trim(written)), '(open )?(24 ?(h|hrs?|hours?)( a day)?|24/7|all day)');

-- The time at which an opening ends. The last second of a day, with any decimals, is the end of the day.
create or replace temp macro read_end_time(written) as
  case
    when read_time_of_day(written) between epoch_us(time '23:59:59') and epoch_us(interval 24 hours) then epoch_us(interval 24 hours)
    else read_time_of_day(written)
  end;

-- Whether texts in place of the times of an opening mean the whole day. The case spares nearly all rows the second look.
create or replace temp macro mean_whole_day(starts_us, start_text, end_text) as
  case
    when starts_us is not null then false
    else coalesce(means_all_day(start_text), false) and (means_closed(end_text) or means_all_day(end_text))
  end;
