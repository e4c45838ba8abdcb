-- Macros that find the exact reason of a problem. They are loaded only if there are problems, because even to define a
-- macro takes time. They use those of read_values.sql and read_forms.sql.

-- Why a timestamp with these parts cannot be read. `zone` is known if it stands for an offset from UTC.
create or replace temp macro refine_year_first_code(parts, zone_offset) as
  case
    when parts.hour = '' then 'timestamp_time_missing'
    when zone_offset is null and regexp_full_match(parts.zone, '\[?[A-Z][A-Z0-9_/+-]*\]?') then 'timestamp_zone_local'
    when zone_offset is null then 'timestamp_unreadable'
    when strlen(parts.fraction) > 9 then 'timestamp_too_fine'
    else 'timestamp_impossible'
  end;
create or replace temp macro refine_year_last_code(parts, month_first) as
  case
    when parts.rest = '' then 'timestamp_time_missing'
    when strlen(parts.year) = 2 then 'timestamp_year_short'
    when read_uncommon_instant(month_first) is not null or read_uncommon_instant(put_year_first(parts, true)) is not null
      then 'timestamp_date_order'
    else list_transform([instant_parts(month_first)], lambda other: refine_year_first_code(other, zone_offset(other.zone)))[1]
  end;
-- Lists of one element give a value that is used several times a name, because macros repeat the text of their arguments.
create or replace temp macro refine_timestamp_code(tidied) as
  case
    when list_contains(['', 'NULL', '\N', 'NAN', 'NAT', 'NONE', 'N/A', 'NA', '-'], tidied) then 'timestamp_missing'
    when regexp_matches(tidied, '^\d{1,2}[-/.]\d{1,2}[-/.]\d')
      then list_transform(
        [year_last_parts(tidied)],
        lambda parts: list_transform(
          [put_year_first(parts, false)],
          lambda month_first: if(parts.year = '', 'timestamp_unreadable', refine_year_last_code(parts, month_first))
        )[1]
      )[1]
    else list_transform(
      [instant_parts(tidied)],
      lambda parts: case
        when parts.year <> '' then refine_year_first_code(parts, zone_offset(parts.zone))
        when regexp_full_match(tidied, '[\d.,]+(E\+?\d+)?') then 'timestamp_number'
        else 'timestamp_unreadable'
      end
    )[1]
  end;

-- Makes the code of a problem more specific, judging by the value.
create or replace temp macro refine_code(code, written) as
  case
    when code = 'timezone_unknown' and written = '' then 'timezone_missing'
    when code = 'timezone_unknown' and regexp_full_match(written, '[A-Z]{2,4}T') then 'timezone_abbreviated'
    when code in ('start_time_unreadable', 'end_time_unreadable') and tidy(written) = '' then replace(code, 'unreadable', 'missing')
    when code in ('start_time_unreadable', 'end_time_unreadable') and is_number(written) then replace(code, 'unreadable', 'number')
    when code = 'timestamp_unreadable' then refine_timestamp_code(tidy(written))
    else code
  end;
