-- A keyed hash of the words that came in under a number of their file: the same number with other words is told.
-- Rows that came in before have none.
alter table expressions add column words_key text;
