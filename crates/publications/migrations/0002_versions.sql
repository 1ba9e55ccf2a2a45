-- Two people may describe the same file, or read the same reuse, at once: each update names what it has seen.
alter table sheet_attachments add column version bigint not null default 1;
alter table sheet_reuses add column version bigint not null default 1;
