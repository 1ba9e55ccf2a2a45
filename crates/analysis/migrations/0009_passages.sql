-- What each passage of an expression means, one behind the other, as numbers of one byte; none for expressions of one passage.
create table meaning_passages (
    study_id uuid not null references studies (id),
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    vectors bytea not null,
    primary key (study_id, number)
);

-- What was read before by wholes alone is to be read again where passages are read, in corpora of up to twenty thousand,
-- as if nobody had asked yet: a work under way stops.
delete from meaning_vectors where study_id in (select id from studies where corpus_count <= 20000);
update meanings set read_at = null, stopped_at = coalesce(stopped_at, asked_at), text_count = 0
    where study_id in (select id from studies where corpus_count <= 20000);
