-- One row per attribute and value by which exceptions in files name stores, if no store has it.
-- Reads: file_exception, attribute_value
select distinct attribute as name, attribute_value as value
from file_exception
anti join attribute_value
  on attribute_value.attribute = file_exception.attribute and attribute_value.value = file_exception.attribute_value
where file_exception.attribute is not null
order by name, value
