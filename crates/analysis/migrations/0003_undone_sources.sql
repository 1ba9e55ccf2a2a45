-- With which import an expression went when that import was undone; none when its author took the words back.
alter table study_expressions add column withdrawn_source uuid;
alter table study_samples add column withdrawn_source uuid;
alter table finding_evidence add column withdrawn_source uuid;
create index study_expressions_withdrawn on study_expressions (study_id) where withdrawn_at is not null;
