-- One row per value of a column: the number of selected stores that have it.
-- Reads: faceted_row
select value, count(*) as stores
from faceted_row
group by value
order by stores desc, value nulls last
limit 10000
