-- Codebooks: a study owns one, copied from the starter or from an earlier study.
create table codebooks (
    id uuid primary key,
    organisation_id uuid not null,
    name text not null,
    version bigint not null,
    created_at timestamptz not null,
    created_by uuid
);
create index codebooks_organisation on codebooks (organisation_id, id);

create table themes (
    id uuid primary key,
    organisation_id uuid not null,
    codebook_id uuid not null references codebooks (id),
    parent_id uuid,
    name text not null,
    definition text not null,
    examples text not null,
    position bigint not null,
    version bigint not null,
    edited_at timestamptz not null,
    edited_by uuid,
    retired_at timestamptz
);
create index themes_codebook on themes (codebook_id, position);

-- What a theme said before each change.
create table theme_versions (
    theme_id uuid not null references themes (id),
    version bigint not null,
    organisation_id uuid not null,
    parent_id uuid,
    name text not null,
    definition text not null,
    examples text not null,
    edited_at timestamptz not null,
    edited_by uuid,
    primary key (theme_id, version)
);

create table studies (
    id uuid primary key,
    organisation_id uuid not null,
    codebook_id uuid not null references codebooks (id),
    name text not null,
    question text not null,
    filter jsonb not null,
    corpus_count bigint not null,
    frozen_at timestamptz,
    briefed_on date,
    briefing_note text,
    sample_size bigint,
    sample_seed text,
    sampled_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null,
    created_by uuid,
    version bigint not null
);
create index studies_organisation on studies (organisation_id, id);

-- The frozen corpus. Month and place are those of the day it was frozen.
create table study_expressions (
    study_id uuid not null references studies (id),
    position bigint not null,
    expression_id uuid not null,
    number bigint not null,
    month text not null,
    place text not null,
    withdrawn_at timestamptz,
    primary key (study_id, position)
);
create unique index study_expressions_number on study_expressions (study_id, number);
create index study_expressions_expression on study_expressions (expression_id);

create table study_readers (
    study_id uuid not null references studies (id),
    person_id uuid not null,
    organisation_id uuid not null,
    college text not null,
    appointed_at timestamptz not null,
    appointed_by uuid,
    finished_at timestamptz,
    primary key (study_id, person_id)
);
create index study_readers_person on study_readers (person_id);

create table study_samples (
    study_id uuid not null references studies (id),
    position bigint not null,
    number bigint not null,
    expression_id uuid not null,
    withdrawn_at timestamptz,
    primary key (study_id, position)
);
create unique index study_samples_number on study_samples (study_id, number);

-- One reader's codes of one expression. Read only through store/codings.rs, which keeps them blind.
create table codings (
    id uuid primary key,
    organisation_id uuid not null,
    study_id uuid not null references studies (id),
    number bigint not null,
    expression_id uuid not null,
    person_id uuid not null,
    college text not null,
    themes jsonb not null,
    nothing_applies boolean not null,
    polarity text,
    coded_at timestamptz not null,
    version bigint not null
);
create unique index codings_once on codings (study_id, person_id, number);

create table agreements (
    study_id uuid primary key references studies (id),
    organisation_id uuid not null,
    seed text not null,
    draws bigint not null,
    figures jsonb not null,
    computed_at timestamptz not null
);

-- The agreed coding of an expression: unanimous, settled after discussion, or confirmed from a proposal.
create table agreed_codings (
    study_id uuid not null references studies (id),
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    origin text not null,
    themes jsonb not null,
    polarity text not null,
    why text,
    decided_at timestamptz not null,
    decided_by uuid,
    decided_role text not null,
    version bigint not null,
    primary key (study_id, number)
);

-- The same, one row a theme: what a theme's page lists and counts.
create table theme_codes (
    study_id uuid not null references studies (id),
    theme_id uuid not null,
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    polarity text not null,
    month text not null,
    place text not null,
    primary key (study_id, number, theme_id)
);
create index theme_codes_theme on theme_codes (study_id, theme_id, month, number, place);

create table models (
    id uuid primary key,
    study_id uuid not null references studies (id),
    organisation_id uuid not null,
    themes jsonb not null,
    theme_model bytea not null,
    polarity_model bytea not null,
    trained_count bigint not null,
    figures jsonb not null,
    learned_at timestamptz not null,
    proposed_at timestamptz,
    read_count bigint not null,
    unknown_count bigint not null
);
create index models_study on models (study_id, learned_at);

-- What the model proposes; confidence and doubt in thousandths.
create table proposals (
    study_id uuid not null references studies (id),
    theme_id uuid not null,
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    model_id uuid not null,
    confidence bigint not null,
    polarity text not null,
    month text not null,
    place text not null,
    state text not null,
    decided_at timestamptz,
    decided_by uuid,
    primary key (study_id, number, theme_id)
);
create index proposals_queue on proposals (study_id, state, confidence, number);
create index proposals_theme on proposals (study_id, theme_id, state, month, number, place);

-- Counts kept up to date with the codes and the proposals; a test compares them with a recount.
create table tallies (
    study_id uuid not null references studies (id),
    theme_id uuid not null,
    axis text not null,
    slot text not null,
    polarity text not null,
    origin text not null,
    n bigint not null,
    primary key (study_id, theme_id, axis, slot, polarity, origin)
);

create table findings (
    id uuid primary key,
    organisation_id uuid not null,
    study_id uuid not null references studies (id),
    theme_id uuid,
    sentence text not null,
    version bigint not null,
    created_at timestamptz not null,
    written_at timestamptz not null,
    written_by uuid,
    written_role text not null,
    stood_at timestamptz
);
create index findings_organisation on findings (organisation_id, id);
create index findings_study on findings (study_id);

create table finding_evidence (
    finding_id uuid not null references findings (id),
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    added_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (finding_id, number)
);
create index finding_evidence_expression on finding_evidence (expression_id);

create table finding_answers (
    id uuid primary key,
    finding_id uuid not null references findings (id),
    organisation_id uuid not null,
    version bigint not null,
    person_id uuid not null,
    name text not null,
    role text not null,
    college text not null,
    objection text,
    answered_at timestamptz not null,
    withdrawn_at timestamptz
);
create index finding_answers_finding on finding_answers (finding_id, version);
