-- Who took part in a settlement beside who wrote it: a list of persons.
alter table agreed_codings add column settled_with jsonb;
