-- One row: a number that is equal for equal stores, hours and polls until an instant, whatever files they come from.
-- Reads: store, weekly_opening, written_opening, poll, $until_us
-- A store key stands for the same store in equal data, because keys follow the order of the ids.
select to_hex(xor(
  xor(
    (select coalesce(bit_xor(hash(store_key, store_id, zone_name)), 0) from store),
    xor(
      (select coalesce(bit_xor(hash(store_key, opens_us, closes_us)), 0) from weekly_opening),
      (
        select coalesce(bit_xor(hash(store_key, opens_us, closes_us, valid_from_day, valid_to_day)), 0)
        from written_opening
        where valid_from_day is not null or valid_to_day is not null
      )
    )
  ),
  (select coalesce(bit_xor(hash(store_key, observed_us, is_active)), 0) from poll where observed_us <= $until_us)
)) as content, version() as version
