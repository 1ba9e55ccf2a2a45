-- A search for classes that nobody coded: who asked for what, and what came of it. The last search of a study that
-- ended well has its classes; of the others this row is left.
create table classifications (
    id uuid primary key,
    study_id uuid not null references studies (id),
    organisation_id uuid not null,
    wanted_count bigint not null,
    by_segments boolean not null,
    least_count bigint,
    asked_at timestamptz not null,
    asked_by uuid,
    stopped_at timestamptz,
    stopped_by uuid,
    read_at timestamptz,
    changed_at timestamptz,
    found_at timestamptz,
    text_count bigint not null,
    placed_count bigint not null,
    short_count bigint not null,
    gone_count bigint not null,
    tree jsonb,
    stop_code text,
    axes jsonb,
    draw_count bigint not null
);
create index classifications_study on classifications (study_id, asked_at);

-- Measures are in thousandths. Gone are the expressions of the class that were taken out or masked anew since.
create table classes (
    classification_id uuid not null references classifications (id),
    place bigint not null,
    organisation_id uuid not null,
    text_count bigint not null,
    gone_count bigint not null,
    jaccard bigint,
    dissolved bigint,
    x bigint,
    y bigint,
    primary key (classification_id, place)
);

-- The words of a class: only those that so many of its expressions use that none of them is pointed at, were all
-- that went since among these.
create table class_terms (
    classification_id uuid not null references classifications (id),
    place bigint not null,
    term text not null,
    organisation_id uuid not null,
    form text not null,
    class_count bigint not null,
    whole_count bigint not null,
    chi2 bigint not null,
    specificity bigint not null,
    x bigint,
    y bigint,
    primary key (classification_id, place, term)
);

-- Months, places and polarities that a class has more often than the others.
create table class_values (
    classification_id uuid not null references classifications (id),
    place bigint not null,
    variable text not null,
    value text not null,
    organisation_id uuid not null,
    class_count bigint not null,
    whole_count bigint not null,
    chi2 bigint not null,
    specificity bigint not null,
    primary key (classification_id, place, variable, value)
);

-- The class of each expression, none where it was too short or had nothing to tell; the most typical have the highest score.
create table class_expressions (
    classification_id uuid not null references classifications (id),
    number bigint not null,
    organisation_id uuid not null,
    expression_id uuid not null,
    place bigint,
    score bigint not null,
    changed_at timestamptz,
    primary key (classification_id, number)
);
create index class_expressions_place on class_expressions (classification_id, place, score, number);
create index class_expressions_expression on class_expressions (expression_id);

-- The words of the whole corpus, and which stand together, under the same rule.
create table corpus_words (
    classification_id uuid not null references classifications (id),
    term text not null,
    organisation_id uuid not null,
    form text not null,
    text_count bigint not null,
    primary key (classification_id, term)
);
create table corpus_word_pairs (
    classification_id uuid not null references classifications (id),
    first_term text not null,
    second_term text not null,
    organisation_id uuid not null,
    together_count bigint not null,
    jaccard bigint not null,
    in_tree boolean not null,
    primary key (classification_id, first_term, second_term)
);
