-- Which server an organisation lets draft for it: its host, and nothing where it lets none; who decided, and when. One an organisation.
create table draft_policies (
    organisation_id uuid primary key,
    host text,
    version bigint not null,
    changed_at timestamptz not null,
    changed_by uuid
);

-- A draft that a machine makes of a theme of a study: who asked, of which model where, and what came of it. One a theme.
create table machine_drafts (
    study_id uuid not null references studies (id),
    theme_id uuid not null,
    organisation_id uuid not null,
    says text not null,
    model text not null,
    host text not null,
    asked_at timestamptz not null,
    asked_by uuid,
    stopped_at timestamptz,
    stopped_by uuid,
    changed_at timestamptz,
    sent_at timestamptz,
    sent_count bigint not null,
    made_at timestamptz,
    failure text,
    left_out jsonb not null,
    lost_count bigint not null,
    primary key (study_id, theme_id)
);

-- The sentences that stood the check, as text.
create table machine_draft_sentences (
    study_id uuid not null,
    theme_id uuid not null,
    position bigint not null,
    organisation_id uuid not null,
    words text not null,
    primary key (study_id, theme_id, position)
);

-- What each sentence cites, by the number of the expression, in the order of the sentence.
create table machine_draft_citations (
    study_id uuid not null,
    theme_id uuid not null,
    position bigint not null,
    number bigint not null,
    place bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    primary key (study_id, theme_id, position, number)
);
create index machine_draft_citations_number on machine_draft_citations (study_id, number);
