-- One row per poll file with duplicates: their number.
-- Reads: same_instant
select follower_file_index as file_index, count(*) as rows
from same_instant
where is_duplicate
group by follower_file_index
