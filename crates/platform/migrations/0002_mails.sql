-- A mail is claimed before it leaves, tried later and later, and given up visibly.
alter table outgoing_mails add column next_at timestamptz;
alter table outgoing_mails add column claimed_by text;
alter table outgoing_mails add column given_up_at timestamptz;
-- A server's sentence quotes addresses: only its class and code are kept from now on.
update outgoing_mails set last_error = null;
-- What was left lying is said on the page of jobs.
update outgoing_mails set given_up_at = created_at where sent_at is null and attempts >= 12;
drop index outgoing_mails_waiting;
create index outgoing_mails_waiting on outgoing_mails (attempts, id) where sent_at is null and given_up_at is null;
