-- A campaign counts answers (survey), or reads the paths of single people with their team (tracer).
alter table campaigns add column kind text not null default 'survey';

-- The path of one person, read with the person and with the team. Its label holds no name; what both said is sealed. Days
-- have no hour. The row is gone when the person takes their agreement back.
create table tracings (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    organisation_id uuid not null,
    label text not null,
    unit text not null,
    planned_on date not null,
    agreed_on date,
    agreed_role text,
    patient_view bytea,
    patient_on date,
    team_view bytea,
    team_on date,
    together_view bytea,
    together_on date,
    edit bigint not null
);
create index tracings_campaign on tracings (campaign_id, planned_on);
