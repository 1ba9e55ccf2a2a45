-- Files of answers read a campaign in the order of ids, batch after batch.
create index answers_in_order on answers (campaign_id, id);
