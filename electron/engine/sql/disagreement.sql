-- One row per store and instant at which its polls disagree (REPORT.md, method nearest, step 2).
select store_key, observed_us
from poll
where observed_us = previous_us or observed_us = next_us
group by store_key, observed_us
having bool_or(is_active) and not bool_and(is_active)
