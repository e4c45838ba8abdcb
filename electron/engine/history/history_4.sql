-- A report can have the rows of an earlier one, where both are made of the same data with the same settings; null: its own.
alter table report add column rows_of integer
