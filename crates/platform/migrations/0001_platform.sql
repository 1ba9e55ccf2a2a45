-- Append-only; each row's hash covers the one before it.
create table audit_entries (
    sequence bigint primary key,
    at timestamptz not null,
    actor text not null,
    role text not null,
    verb text not null,
    subject text not null,
    organisation_id uuid,
    detail text not null,
    previous_hash text not null,
    hash text not null
);
create index audit_entries_subject on audit_entries (subject);
create index audit_entries_organisation on audit_entries (organisation_id, sequence);

create table events (
    id uuid primary key,
    at timestamptz not null,
    kind text not null,
    subject text not null,
    organisation_id uuid,
    payload jsonb not null,
    delivered_at timestamptz
);
create index events_waiting on events (delivered_at, id);

create table jobs (
    id uuid primary key,
    kind text not null,
    payload jsonb not null,
    state text not null,
    unique_key text,
    organisation_id uuid,
    person_id uuid,
    created_at timestamptz not null,
    run_at timestamptz not null,
    leased_by text,
    leased_until timestamptz,
    attempts bigint not null,
    done_count bigint not null,
    total_count bigint,
    checkpoint jsonb,
    outcome jsonb,
    last_error text,
    finished_at timestamptz
);
create index jobs_claim on jobs (state, run_at);
create unique index jobs_unique_key on jobs (unique_key);

create table thread_links (
    id uuid primary key,
    from_subject text not null,
    to_subject text not null,
    because text not null,
    organisation_id uuid not null,
    at timestamptz not null,
    by_actor text not null,
    by_role text not null,
    withdrawn_at timestamptz,
    withdrawn_because text
);
create index thread_links_from on thread_links (from_subject);
create index thread_links_to on thread_links (to_subject);
create unique index thread_links_once on thread_links (from_subject, to_subject, because);

create table stored_files (
    id uuid primary key,
    hash text not null,
    byte_count bigint not null,
    media_type text not null,
    name text not null,
    cleaned boolean not null,
    organisation_id uuid not null,
    subject text not null,
    created_at timestamptz not null,
    removed_at timestamptz
);
create index stored_files_subject on stored_files (subject);
create index stored_files_hash on stored_files (hash);

create table notices (
    id uuid primary key,
    account_id uuid not null,
    subject text not null,
    message text not null,
    arguments jsonb not null,
    url text not null,
    created_at timestamptz not null,
    read_at timestamptz,
    mailed_at timestamptz
);
create index notices_account on notices (account_id, read_at, id);

create table outgoing_mails (
    id uuid primary key,
    recipient text not null,
    subject_line text not null,
    body text not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    attempts bigint not null,
    last_error text
);
create index outgoing_mails_waiting on outgoing_mails (sent_at, created_at);

create table counters (
    name text primary key,
    last bigint not null
);
