-- One row per kind of data issue and file that has it: how many there are, and how many of the kind in all files.
select
  file,
  code,
  count(*) as issues,
  (sum(count(*)) over (partition by code))::bigint as issues_of_code
from issue
group by file, code
