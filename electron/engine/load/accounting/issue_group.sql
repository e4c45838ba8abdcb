-- One row per kind of data issue and file: the number of issues in the file, and of this kind in all files.
-- Reads: issue
select
  file,
  code,
  count(*) as issues,
  (sum(count(*)) over (partition by code))::bigint as issues_of_code
from issue
group by file, code
