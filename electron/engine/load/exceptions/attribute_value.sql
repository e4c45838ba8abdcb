-- One row per store and value of an attribute, by each plain name that the attribute has.
-- Reads: store_attribute, attribute_name
select store_id, name as attribute, attributes[position] as value
from store_attribute, attribute_name
where attributes[position] is not null
