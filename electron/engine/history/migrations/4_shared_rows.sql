-- The earlier report whose rows this report shares, if both have the same data and settings; null if it has its own rows.
alter table report add column rows_of integer
