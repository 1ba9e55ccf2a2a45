-- The reading of a corpus for what it means: who asked, with which encoder, and how far it is. One a study.
create table meanings (
    study_id uuid primary key references studies (id),
    organisation_id uuid not null,
    encoder text not null,
    asked_at timestamptz not null,
    asked_by uuid,
    stopped_at timestamptz,
    stopped_by uuid,
    changed_at timestamptz,
    read_at timestamptz,
    text_count bigint not null
);

-- What an expression means, as numbers of one byte; of expressions that say nearly the same, the number of the first.
create table meaning_vectors (
    study_id uuid not null references studies (id),
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    vector bytea not null,
    alike bigint,
    primary key (study_id, number)
);
create index meaning_vectors_alike on meaning_vectors (study_id, alike, number);

-- The expressions from which the tool would learn most, in the order to read them.
create table next_readings (
    study_id uuid not null references studies (id),
    rank bigint not null,
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    primary key (study_id, rank)
);
create index next_readings_number on next_readings (study_id, number);
