-- One row: a number that is equal for equal attributes of stores, whatever files they come from.
-- Reads: store_attribute
select to_hex(coalesce(bit_xor(hash(store_id, attributes)), 0)) as content, version() as version
from store_attribute
