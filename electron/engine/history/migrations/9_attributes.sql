-- One row per set of attributes that reports share: which attributes they are, and a hash of them and of all values.
create table if not exists attribute_set (
  attribute_set_id integer not null,
  content_hash varchar not null,
  -- JSON: a list of objects with key and label, the name first.
  attributes varchar not null,
  -- Whether the rows in store_attribute are there.
  is_filled boolean not null
);

-- One row per set of attributes and store with a value: the name, and the other attributes in their order.
create table if not exists store_attribute (
  attribute_set_id integer not null,
  store_id varchar not null,
  store_name varchar,
  attribute_1 varchar,
  attribute_2 varchar,
  attribute_3 varchar,
  attribute_4 varchar,
  attribute_5 varchar,
  attribute_6 varchar,
  attribute_7 varchar,
  attribute_8 varchar,
  attribute_9 varchar,
  attribute_10 varchar,
  attribute_11 varchar,
  attribute_12 varchar,
  attribute_13 varchar,
  attribute_14 varchar,
  attribute_15 varchar,
  attribute_16 varchar,
  attribute_17 varchar,
  attribute_18 varchar,
  attribute_19 varchar,
  attribute_20 varchar,
  attribute_21 varchar,
  attribute_22 varchar,
  attribute_23 varchar,
  attribute_24 varchar,
  attribute_25 varchar,
  attribute_26 varchar,
  attribute_27 varchar,
  attribute_28 varchar,
  attribute_29 varchar,
  attribute_30 varchar
);

-- The attributes that the data had when the report was made; null if it had none.
alter table report add column if not exists attribute_set_id integer
