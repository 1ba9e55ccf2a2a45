-- A sheet of paper that was typed once and waits to be typed a second time. What was typed is sealed; the row is gone once
-- both agree.
create table paper_sheets (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    participant_id uuid not null references participants (id),
    organisation_id uuid not null,
    number text not null,
    typed bytea not null,
    typed_on date not null,
    typed_by uuid
);
create unique index paper_sheets_number on paper_sheets (campaign_id, participant_id, number);
