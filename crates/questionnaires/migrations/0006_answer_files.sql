-- A file that was given as an answer, sealed in the store of files under `hash`. Its id is random and its days have no hour;
-- the name that it came with is not kept. Until an answer holds it, and until that answer is complete, it is forgotten after
-- `forget_on`; without that day it stays as long as its answer.
create table answer_files (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    participant_id uuid not null references participants (id),
    organisation_id uuid not null,
    item_key text not null,
    answer_id uuid,
    hash text not null,
    media_type text not null,
    byte_count bigint not null,
    forget_on date
);
create index answer_files_campaign on answer_files (campaign_id, id);
create index answer_files_answer on answer_files (answer_id);
create index answer_files_forget on answer_files (forget_on);
