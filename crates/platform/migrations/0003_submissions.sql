-- Forms that were sent: the token of each, taken in the transaction of the change, and where it led.
create table submissions (
    token text primary key,
    url text,
    said text,
    at timestamptz not null
);
create index submissions_by_time on submissions (at);
