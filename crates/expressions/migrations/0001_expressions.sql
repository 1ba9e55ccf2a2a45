-- Where a batch of expressions came from; also the record of its import.
create table sources (
    id uuid primary key,
    organisation_id uuid not null,
    kind text not null,
    state text not null,
    name text not null,
    file_name text not null,
    file_hash text not null,
    file_bytes bigint not null,
    chunks jsonb not null,
    format jsonb not null,
    mapping jsonb not null,
    legal_basis text not null,
    retention_months bigint not null,
    allows_publication boolean not null,
    taken bigint not null,
    refused bigint not null,
    already bigint not null,
    blank bigint not null,
    to_review bigint not null,
    trial jsonb,
    wide_attributes jsonb not null,
    rows_read bigint not null,
    job_id uuid,
    created_by uuid,
    created_at timestamptz not null,
    last_read_at timestamptz,
    undone_at timestamptz,
    undone_why text,
    version bigint not null
);
create index sources_organisation on sources (organisation_id, created_at);
create unique index sources_box on sources (organisation_id) where kind = 'suggestion_box';
create index sources_file on sources (organisation_id, file_hash);

-- One thing said. The raw words are sealed with the installation's key.
create table expressions (
    id uuid primary key,
    number bigint not null,
    organisation_id uuid not null,
    source_id uuid not null,
    outside_number text,
    row_key text not null,
    said_on date,
    said_precision text not null,
    received_on date not null,
    channel text not null,
    speaker text not null,
    polarity text,
    unit text,
    place text,
    attributes jsonb not null,
    state text not null,
    raw bytea,
    raw_purged_at timestamptz,
    shared_text text,
    version bigint not null
);
create unique index expressions_number on expressions (number);
create unique index expressions_row_key on expressions (organisation_id, row_key);
create index expressions_source on expressions (source_id, number);
create index expressions_to_review on expressions (organisation_id, number) where state = 'to_review';
create index expressions_suggestions on expressions (organisation_id, number) where channel = 'suggestion';

-- A passage that identifies somebody, or was thought to; places are bytes of the raw text.
create table spans (
    expression_id uuid not null,
    position bigint not null,
    start_at bigint not null,
    end_at bigint not null,
    kind text not null,
    reason text not null,
    confidence bigint not null,
    decided text not null,
    decided_by uuid,
    decided_at timestamptz not null,
    primary key (expression_id, position)
);

create table receipts (
    code_hash text primary key,
    expression_id uuid not null,
    organisation_id uuid not null,
    created_on date not null,
    opened_count bigint not null
);
create index receipts_expression on receipts (expression_id);

create table consents (
    expression_id uuid not null,
    purpose text not null,
    organisation_id uuid not null,
    given boolean not null,
    given_on date not null,
    revoked_on date,
    primary key (expression_id, purpose)
);

create table expression_answers (
    id uuid primary key,
    expression_id uuid not null,
    organisation_id uuid not null,
    words text not null,
    by_person uuid,
    by_role text not null,
    at timestamptz not null
);
create unique index expression_answers_one on expression_answers (expression_id);

-- For the menus of filters; a name with too many values is dropped and listed in sources.wide_attributes.
create table attribute_values (
    source_id uuid not null,
    name text not null,
    value text not null,
    organisation_id uuid not null,
    count bigint not null,
    primary key (source_id, name, value)
);
create index attribute_values_organisation on attribute_values (organisation_id, name, value);

create table import_problems (
    source_id uuid not null,
    line bigint not null,
    code text not null,
    arguments jsonb not null,
    primary key (source_id, line, code)
);

create table review_policies (
    organisation_id uuid primary key,
    review text not null,
    version bigint not null,
    changed_at timestamptz not null
);

create table mask_words (
    organisation_id uuid not null,
    word_key text not null,
    word text not null,
    choice text not null,
    at timestamptz not null,
    primary key (organisation_id, word_key)
);
