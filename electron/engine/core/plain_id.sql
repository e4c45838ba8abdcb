-- A macro that writes a store id without one kind of difference in spelling, or without all of them.
create or replace temp macro plain_id(store_id, difference) as
  case difference
    when 'leading zeros' then ltrim(store_id, '0')
    when 'decimals such as .0' then regexp_replace(store_id, '[.,]0+$', '')
    when 'thousands separators' then regexp_replace(store_id, '[., _''’\x{A0}\x{202F}](\d{3})', '\1', 'g')
    when 'capital letters' then lower(store_id)
    when 'apostrophes or quotation marks' then trim(store_id, '''’`"')
    when 'digits that spreadsheets lose' then case when regexp_full_match(store_id, '\d{16,}') then rpad(left(store_id, 15), length(store_id)::integer, '0') else store_id end
    else lower(ltrim(trim(regexp_replace(regexp_replace(store_id, '[.,]0+$', ''), '[., _\-\x{A0}\x{202F}]', '', 'g'), '''’`"'), '0'))
  end;
