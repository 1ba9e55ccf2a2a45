-- What each passage of an expression means, one behind the other, as numbers of one byte; none for expressions of one passage.
create table meaning_passages (
    study_id uuid not null references studies (id),
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    vectors bytea not null,
    primary key (study_id, number)
);
