-- Kinds of project are data: a new one is a row.
create table project_templates (
    code text primary key,
    position bigint not null,
    name_fr text not null,
    name_en text not null,
    hint_fr text not null,
    hint_en text not null,
    retired_at timestamptz
);
insert into project_templates (code, position, name_fr, name_en, hint_fr, hint_en) values
    ('action-plan', 1, 'Plan d’actions commun', 'Joint action plan', 'Plusieurs actions pour répondre à un constat.', 'Several actions that answer one finding.'),
    ('experiment', 2, 'Essai', 'Trial', 'Essayer une chose dans un lieu, pendant un temps, puis décider.', 'Try one thing in one place for a time, then decide.'),
    ('users-project', 3, 'Volet du projet des usagers', 'Part of the users’ project', 'Une démarche qui entre dans le projet des usagers.', 'A project that belongs to the users’ project.'),
    ('charter', 4, 'Charte', 'Charter', 'Écrire ensemble des règles et les tenir.', 'Write rules together and keep them.'),
    ('visit', 5, 'Voyage d’étude', 'Study visit', 'Aller voir ensemble comment d’autres font.', 'Go together and see how others do.');

create table projects (
    id uuid primary key,
    organisation_id uuid not null,
    finding_id uuid not null,
    template text not null,
    title text not null,
    objective text not null,
    people_concerned text not null,
    means text not null,
    risks text not null,
    method text not null,
    part_of text not null,
    state text not null,
    plan_version bigint not null,
    version bigint not null,
    created_at timestamptz not null,
    started_on date,
    ended_on date,
    end_reason text not null
);
create index projects_organisation on projects (organisation_id, id);
create index projects_finding on projects (finding_id);

-- Each state of a project: who, when, why.
create table project_steps (
    id uuid primary key,
    project_id uuid not null,
    state text not null,
    reason text not null,
    at timestamptz not null,
    by_person uuid,
    by_role text not null
);
create index project_steps_project on project_steps (project_id, at);

-- Who wrote the plan, for which college: the facts of co-construction.
create table project_authors (
    project_id uuid not null,
    person_id uuid not null,
    college text not null,
    role text not null,
    edit_count bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (project_id, person_id)
);

create table project_briefings (
    id uuid primary key,
    project_id uuid not null,
    organisation_id uuid not null,
    held_on date not null,
    what text not null,
    created_at timestamptz not null,
    by_role text not null
);
create index project_briefings_project on project_briefings (project_id, held_on);

create table project_briefed (
    briefing_id uuid not null,
    person_id uuid not null,
    college text not null,
    primary key (briefing_id, person_id)
);

create table project_actions (
    id uuid primary key,
    project_id uuid not null,
    organisation_id uuid not null,
    what text not null,
    due_on date,
    phase text not null,
    priority bigint not null,
    user_person uuid,
    user_role text not null,
    professional_person uuid,
    professional_role text not null,
    state text not null,
    state_reason text not null,
    state_at timestamptz not null,
    created_at timestamptz not null,
    removed_at timestamptz,
    version bigint not null
);
create index project_actions_project on project_actions (project_id);
create index project_actions_user on project_actions (user_person);
create index project_actions_professional on project_actions (professional_person);

create table project_action_steps (
    id uuid primary key,
    action_id uuid not null,
    project_id uuid not null,
    state text not null,
    reason text not null,
    at timestamptz not null,
    by_person uuid,
    by_role text not null
);
create index project_action_steps_project on project_action_steps (project_id, at);

-- Amounts: a count for a proportion, thousandths of the unit for a number.
create table project_indicators (
    id uuid primary key,
    project_id uuid not null,
    organisation_id uuid not null,
    name text not null,
    kind text not null,
    unit text not null,
    counted text not null,
    source text not null,
    direction text not null,
    baseline_amount bigint,
    baseline_n bigint,
    baseline_missing bigint,
    baseline_on date,
    target bigint,
    target_on date,
    locked_at timestamptz,
    locked_role text not null,
    created_at timestamptz not null,
    removed_at timestamptz,
    version bigint not null
);
create index project_indicators_project on project_indicators (project_id);

create table project_indicator_changes (
    id uuid primary key,
    indicator_id uuid not null,
    project_id uuid not null,
    before jsonb not null,
    after jsonb not null,
    reason text not null,
    at timestamptz not null,
    by_person uuid,
    by_role text not null
);
create index project_indicator_changes_project on project_indicator_changes (project_id, at);

create table project_measures (
    id uuid primary key,
    indicator_id uuid not null,
    project_id uuid not null,
    organisation_id uuid not null,
    amount bigint not null,
    n bigint not null,
    missing bigint not null,
    measured_on date not null,
    note text not null,
    at timestamptz not null,
    by_person uuid,
    by_role text not null,
    withdrawn_at timestamptz,
    withdrawn_because text
);
create index project_measures_project on project_measures (project_id, measured_on);

create table project_decisions (
    id uuid primary key,
    project_id uuid not null,
    organisation_id uuid not null,
    plan_version bigint not null,
    plan jsonb not null,
    rule jsonb not null,
    state text not null,
    until_on date,
    opened_at timestamptz not null,
    opened_role text not null,
    closed_at timestamptz,
    closed_role text not null,
    reason text not null,
    tallies jsonb not null,
    version bigint not null
);
create index project_decisions_project on project_decisions (project_id, opened_at);
-- One vote at a time on one project, whoever opens it.
create unique index project_decisions_one_open on project_decisions (project_id) where state = 'open';

create table project_ballots (
    id uuid primary key,
    decision_id uuid not null,
    person_id uuid not null,
    college text not null,
    choice text not null,
    reason text not null,
    cast_at timestamptz not null
);
create unique index project_ballots_one_each on project_ballots (decision_id, person_id);

-- Words of people are not copied here: only which expression is quoted, read again at each showing.
create table project_give_backs (
    id uuid primary key,
    project_id uuid not null,
    organisation_id uuid not null,
    state text not null,
    title text not null,
    lead text not null,
    decided text not null,
    done text not null,
    not_done jsonb not null,
    facts jsonb,
    created_at timestamptz not null,
    by_role text not null,
    published_at timestamptz,
    published_role text not null,
    withdrawn_at timestamptz,
    withdrawn_because text not null,
    version bigint not null
);
create index project_give_backs_project on project_give_backs (project_id);
create index project_give_backs_published on project_give_backs (state, published_at);

create table project_quotes (
    give_back_id uuid not null,
    expression_id uuid not null,
    position bigint not null,
    primary key (give_back_id, expression_id)
);
create index project_quotes_expression on project_quotes (expression_id);

create table project_tellings (
    id uuid primary key,
    give_back_id uuid not null,
    told_on date not null,
    channel text not null,
    people_count bigint not null,
    at timestamptz not null,
    by_role text not null
);
create index project_tellings_give_back on project_tellings (give_back_id);

-- Authors who saw the give-back by their receipt code: one row each, with no time.
create table project_give_back_seen (
    give_back_id uuid not null,
    expression_id uuid not null,
    primary key (give_back_id, expression_id)
);
