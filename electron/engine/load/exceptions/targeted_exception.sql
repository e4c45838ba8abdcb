-- One row per exception of all stores or of a named one, and per store that has the attribute of an exception.
-- Reads: exception, attribute_value
from exception where attribute is null
union all
select exception.* replace (attribute_value.store_id as store_id)
from exception
join attribute_value on exception.attribute = attribute_value.attribute and exception.attribute_value = attribute_value.value
