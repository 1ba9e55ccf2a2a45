-- An instrument: the identity that its versions share.
create table instruments (
    id uuid primary key,
    organisation_id uuid not null,
    name text not null,
    created_at timestamptz not null,
    created_by uuid,
    retired_at timestamptz
);
create index instruments_organisation on instruments (organisation_id, name);

-- A version; a published one never changes. `edit` grows with each change of a draft.
create table instrument_versions (
    id uuid primary key,
    instrument_id uuid not null references instruments (id),
    organisation_id uuid not null,
    number bigint not null,
    content jsonb not null,
    edit bigint not null,
    edited_at timestamptz not null,
    edited_by uuid,
    published_at timestamptz,
    published_by uuid
);
create unique index instrument_versions_number on instrument_versions (instrument_id, number);

-- What users and professionals say of a version while it is made: a remark, or other words for a question.
create table instrument_remarks (
    id uuid primary key,
    version_id uuid not null references instrument_versions (id),
    organisation_id uuid not null,
    item_key text not null,
    words text not null,
    proposal text,
    college text not null,
    role text not null,
    person_id uuid not null,
    said_at timestamptz not null,
    answered_at timestamptz,
    answered_by uuid,
    is_taken boolean,
    answer text
);
create index instrument_remarks_version on instrument_remarks (version_id, said_at);

-- Who approved which state of a version.
create table instrument_approvals (
    version_id uuid not null references instrument_versions (id),
    person_id uuid not null,
    organisation_id uuid not null,
    college text not null,
    role text not null,
    edit bigint not null,
    approved_at timestamptz not null,
    primary key (version_id, person_id)
);

-- A campaign asks one published version, from a day to a day. Whether it is anonymous is decided once.
create table campaigns (
    id uuid primary key,
    organisation_id uuid not null,
    version_id uuid not null references instrument_versions (id),
    name text not null,
    purpose text not null,
    is_anonymous boolean not null,
    opens_on date not null,
    closes_on date not null,
    embargo_until date,
    quota_count bigint,
    target_count bigint,
    remind_after_days bigint,
    least_for_score bigint not null,
    least_in_cell bigint not null,
    edit bigint not null,
    created_at timestamptz not null,
    created_by uuid,
    launched_at timestamptz,
    launched_by uuid,
    ended_at timestamptz,
    ended_by uuid
);
create index campaigns_organisation on campaigns (organisation_id, opens_on);

-- An establishment that takes part, by FINESS number where it has one; of this house where its organisation is known.
create table participants (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    organisation_id uuid not null,
    own_organisation_id uuid,
    finess text,
    name text not null,
    region text,
    link text not null,
    target_count bigint
);
create unique index participants_link on participants (link);
create index participants_campaign on participants (campaign_id, name);
create index participants_own on participants (own_organisation_id);

-- A personal link. The address is sealed and forgotten once nothing more is to be sent. In an anonymous campaign nothing
-- leads from here to an answer: only that one was given, without a day.
create table personal_links (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    participant_id uuid not null references participants (id),
    organisation_id uuid not null,
    code_hash text not null,
    address bytea,
    language text not null,
    sent_on date,
    reminded_on date,
    expires_on date not null,
    is_answered boolean not null
);
create unique index personal_links_code on personal_links (code_hash);
create index personal_links_campaign on personal_links (campaign_id, participant_id);

-- An answer: codes and numbers as they are, words sealed. Its id is random, its day has no hour.
create table answers (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    participant_id uuid not null references participants (id),
    organisation_id uuid not null,
    version_id uuid not null,
    channel text not null,
    language text not null,
    received_on date not null,
    is_complete boolean not null,
    answers jsonb not null,
    words bytea,
    once_hash text,
    resume_hash text,
    receipt_hash text,
    personal_link_id uuid,
    heard_on date,
    withdrawn_on date
);
create index answers_campaign on answers (campaign_id, participant_id, is_complete);
create unique index answers_once on answers (once_hash);
create unique index answers_resume on answers (resume_hash);
create unique index answers_receipt on answers (receipt_hash);
create index answers_unheard on answers (heard_on, campaign_id);

-- Counts and sums of answers, kept up to date with each; a test compares them with a recount.
create table answer_counts (
    campaign_id uuid not null references campaigns (id),
    participant_id uuid not null,
    month text not null,
    is_complete boolean not null,
    item text not null,
    code text not null,
    organisation_id uuid not null,
    n bigint not null,
    primary key (campaign_id, participant_id, month, is_complete, item, code)
);
create table answer_sums (
    campaign_id uuid not null references campaigns (id),
    participant_id uuid not null,
    month text not null,
    is_complete boolean not null,
    item text not null,
    organisation_id uuid not null,
    n bigint not null,
    total bigint not null,
    squares bigint not null,
    primary key (campaign_id, participant_id, month, is_complete, item)
);
