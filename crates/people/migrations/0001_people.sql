create table persons (
    id uuid primary key,
    name text not null,
    sort_key text not null,
    created_at timestamptz not null,
    version bigint not null
);
create index persons_sort on persons (sort_key, id);

create table organisations (
    id uuid primary key,
    kind text not null,
    name text not null,
    sort_key text not null,
    finess text,
    fictitious boolean not null,
    takes_suggestions boolean not null,
    created_at timestamptz not null,
    version bigint not null
);
create index organisations_sort on organisations (sort_key, id);
create index organisations_finess on organisations (finess);

create table units (
    id uuid primary key,
    organisation_id uuid not null references organisations (id),
    name text not null,
    sort_key text not null,
    created_at timestamptz not null
);
create unique index units_name on units (organisation_id, sort_key);

-- until_on is the first day without the role.
create table memberships (
    id uuid primary key,
    person_id uuid not null references persons (id),
    organisation_id uuid not null references organisations (id),
    role text not null,
    from_on date not null,
    until_on date,
    ended_because text,
    created_at timestamptz not null
);
create unique index memberships_running on memberships (person_id, organisation_id, role) where until_on is null;
create index memberships_person on memberships (person_id, until_on);
create index memberships_organisation on memberships (organisation_id, until_on);

create table accounts (
    id uuid primary key,
    person_id uuid not null references persons (id),
    email text not null,
    email_folded text not null,
    password_hash text,
    language text not null,
    digest text not null,
    digested_on date,
    totp_secret bytea,
    totp_confirmed_at timestamptz,
    totp_last_step bigint,
    created_at timestamptz not null,
    version bigint not null
);
create unique index accounts_email on accounts (email_folded);
create unique index accounts_person on accounts (person_id);

create table recovery_codes (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    code_hash text not null,
    used_at timestamptz
);
create index recovery_codes_account on recovery_codes (account_id, code_hash);

create table sessions (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    token_hash text not null,
    second_factor_at timestamptz,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    user_agent text not null
);
create unique index sessions_token on sessions (token_hash);
create index sessions_account on sessions (account_id, created_at);
create index sessions_expiry on sessions (expires_at);

create table known_devices (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    device_hash text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null
);
create unique index known_devices_once on known_devices (account_id, device_hash);

create table api_tokens (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    token_hash text not null,
    name text not null,
    second_factor boolean not null,
    created_at timestamptz not null,
    last_used_on date,
    revoked_at timestamptz
);
create unique index api_tokens_token on api_tokens (token_hash);
create index api_tokens_account on api_tokens (account_id, created_at);

create table invitations (
    id uuid primary key,
    organisation_id uuid not null references organisations (id),
    name text not null,
    email text not null,
    email_folded text not null,
    role text not null,
    language text not null,
    invited_by uuid,
    created_at timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz
);
create index invitations_organisation on invitations (organisation_id, created_at);

create table sign_in_links (
    id uuid primary key,
    token_hash text not null,
    purpose text not null,
    account_id uuid references accounts (id),
    invitation_id uuid references invitations (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create unique index sign_in_links_token on sign_in_links (token_hash);
create index sign_in_links_account on sign_in_links (account_id, created_at);
create index sign_in_links_invitation on sign_in_links (invitation_id);

-- Keyed hashes of who was tried from where: no address and no e-mail is kept here.
create table sign_in_attempts (
    key_hash text primary key,
    failures bigint not null,
    last_failed_at timestamptz not null,
    blocked_until timestamptz
);
create index sign_in_attempts_age on sign_in_attempts (last_failed_at);
