-- One row per word in status columns whose meaning is not known, with the number of rows rejected for it.
-- Reads: issue
select status_word(value) as word, count(*) as rows
from issue
where code = 'status_unknown' and status_word(value) <> ''
group by word
order by rows desc, word
