-- The edition of the IANA time zone database that a report was made with. Earlier reports did not record it.
alter table report add column zone_edition varchar
