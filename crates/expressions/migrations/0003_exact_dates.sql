-- Does the day of an exact date go, so that its month is left?
alter table review_policies add column masks_days boolean not null default false;
