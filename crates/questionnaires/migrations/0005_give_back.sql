-- Results that everybody may read: those of an establishment, or of the whole campaign (then about_id is the campaign). The
-- link stays when the page is taken back, so that a code on a wall leads there again once it is open again.
create table public_results (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    participant_id uuid references participants (id),
    about_id uuid not null,
    organisation_id uuid not null,
    link text not null,
    becomes text not null,
    edit bigint not null,
    published_at timestamptz not null,
    published_by uuid,
    taken_back_at timestamptz,
    taken_back_by uuid
);
create unique index public_results_about on public_results (about_id);
create unique index public_results_link on public_results (link);
create index public_results_campaign on public_results (campaign_id);
