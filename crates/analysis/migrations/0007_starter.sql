-- Which theme of the starter a theme came from, by its code there; none where people added it.
alter table themes add column starter_key text;
-- Whether a model learned from the agreed codings of its study, or is the starter, which learned from invented comments.
alter table models add column origin text not null default 'learned';
