-- What people write stands in `words`; each version counts one kind of edit, `content_version` all of them.
create table sheets (
    id uuid primary key,
    organisation_id uuid not null,
    project_id uuid not null,
    kind text not null,
    title text not null,
    words jsonb not null,
    words_version bigint not null,
    criteria_version bigint not null,
    content_version bigint not null,
    created_at timestamptz not null,
    created_by uuid,
    created_role text not null,
    updated_at timestamptz not null
);
create index sheets_organisation on sheets (organisation_id, id);
create index sheets_project on sheets (project_id);

-- What one person typed and has not saved yet.
create table sheet_drafts (
    sheet_id uuid not null,
    person_id uuid not null,
    words jsonb not null,
    words_version bigint not null,
    saved_at timestamptz not null,
    primary key (sheet_id, person_id)
);

create table sheet_answers (
    sheet_id uuid not null,
    criterion text not null,
    answer text not null,
    at timestamptz not null,
    by_role text not null,
    primary key (sheet_id, criterion)
);

create table sheet_attachments (
    id uuid primary key,
    sheet_id uuid not null,
    organisation_id uuid not null,
    file_id uuid not null,
    hash text not null,
    media_type text not null,
    name text not null,
    byte_count bigint not null,
    alternative text not null,
    caption text not null,
    consent text not null,
    added_at timestamptz not null,
    by_role text not null,
    removed_at timestamptz,
    removed_because text not null
);
create index sheet_attachments_sheet on sheet_attachments (sheet_id);

create table sheet_authorisations (
    id uuid primary key,
    sheet_id uuid not null,
    organisation_id uuid not null,
    content_version bigint not null,
    signed_name text not null,
    signed_function text not null,
    signed_on date not null,
    extents jsonb not null,
    image_rights boolean not null,
    file_id uuid not null,
    recorded_at timestamptz not null,
    by_person uuid,
    by_role text not null
);
create index sheet_authorisations_sheet on sheet_authorisations (sheet_id, recorded_at);

create table sheet_authorisation_withdrawals (
    authorisation_id uuid primary key,
    sheet_id uuid not null,
    reason text not null,
    at timestamptz not null,
    by_person uuid,
    by_role text not null
);
create index sheet_authorisation_withdrawals_sheet on sheet_authorisation_withdrawals (sheet_id);

-- What was published, word for word, each time.
create table sheet_versions (
    id uuid primary key,
    sheet_id uuid not null,
    organisation_id uuid not null,
    content_version bigint not null,
    authorisation_id uuid not null,
    content jsonb not null,
    at timestamptz not null,
    by_role text not null
);
create index sheet_versions_sheet on sheet_versions (sheet_id, at);

-- A row says when and by whom, and when and why it ended; what the catalogue sorts and filters on is copied here.
create table sheet_publications (
    id uuid primary key,
    number bigint not null,
    sheet_id uuid not null,
    version_id uuid not null,
    content_version bigint not null,
    organisation_id uuid not null,
    organisation_name text not null,
    title text not null,
    title_key text not null,
    theme text not null,
    discipline text not null,
    outcome text not null,
    maturity text not null,
    establishment_status text not null,
    region text not null,
    first_published_at timestamptz not null,
    published_at timestamptz not null,
    by_person uuid,
    by_role text not null,
    withdrawn_at timestamptz,
    withdrawn_because text not null,
    withdrawn_kind text not null,
    withdrawn_role text not null
);
create index sheet_publications_sheet on sheet_publications (sheet_id, published_at);
create index sheet_publications_date on sheet_publications (withdrawn_at, first_published_at, number);
create index sheet_publications_title on sheet_publications (withdrawn_at, title_key, number);
create unique index sheet_publications_number on sheet_publications (number);
create unique index sheet_publications_running on sheet_publications (sheet_id) where withdrawn_at is null;

create table sheet_follow_ups (
    id uuid primary key,
    sheet_id uuid not null,
    organisation_id uuid not null,
    step text not null,
    note text not null,
    happened_on date not null,
    at timestamptz not null,
    by_person uuid,
    by_role text not null
);
create index sheet_follow_ups_sheet on sheet_follow_ups (sheet_id, happened_on);

create table sheet_reuses (
    id uuid primary key,
    sheet_id uuid not null,
    organisation_id uuid not null,
    who text not null,
    how text not null,
    what_came text not null,
    mailbox text not null,
    proposed_at timestamptz not null,
    decision text not null,
    decision_reason text not null,
    decided_at timestamptz,
    decided_role text not null
);
create index sheet_reuses_sheet on sheet_reuses (sheet_id, proposed_at);

create table sheet_contact_requests (
    id uuid primary key,
    sheet_id uuid not null,
    organisation_id uuid not null,
    who text not null,
    mailbox text not null,
    message text not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    answered_role text not null
);
create index sheet_contact_requests_sheet on sheet_contact_requests (sheet_id, asked_at);
create index sheet_contact_requests_asked on sheet_contact_requests (asked_at);
