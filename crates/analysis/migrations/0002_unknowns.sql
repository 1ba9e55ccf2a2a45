-- Expressions that the tool read and proposes nothing for, until a person codes them. Confidence is that of
-- its likeliest theme, in thousandths: the highest are read first.
create table unknowns (
    study_id uuid not null references studies (id),
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    confidence bigint not null,
    primary key (study_id, number)
);
create index unknowns_queue on unknowns (study_id, confidence, number);

-- What earlier models had read, and nobody decided.
insert into unknowns (study_id, number, organisation_id, expression_id, confidence)
select c.study_id, c.number, s.organisation_id, c.expression_id, 0
from study_expressions c join studies s on s.id = c.study_id
where c.withdrawn_at is null
    and exists (select 1 from models m where m.study_id = c.study_id and m.proposed_at is not null)
    and not exists (select 1 from study_samples d where d.study_id = c.study_id and d.number = c.number)
    and not exists (select 1 from agreed_codings a where a.study_id = c.study_id and a.number = c.number)
    and not exists (select 1 from proposals p where p.study_id = c.study_id and p.number = c.number and p.state = 'proposed');
