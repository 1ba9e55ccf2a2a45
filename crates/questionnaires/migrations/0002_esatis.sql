-- An import of official results: a draft until somebody confirms it, undone as a whole. What it says of an establishment
-- holds until a later import of the same survey and year says something else.
create table official_imports (
    id uuid primary key,
    organisation_id uuid not null,
    survey text not null,
    year bigint,
    file_name text not null,
    row_count bigint not null,
    told jsonb not null,
    means jsonb not null,
    created_at timestamptz not null,
    created_by uuid,
    imported_at timestamptz,
    imported_by uuid,
    undone_at timestamptz,
    undone_by uuid,
    undone_why text
);
create index official_imports_organisation on official_imports (organisation_id, created_at);

-- A row of a file: an establishment, by the number of its place.
create table official_results (
    import_id uuid not null references official_imports (id),
    finess text not null,
    organisation_id uuid not null,
    line bigint not null,
    name text not null,
    name_key text not null,
    region text not null,
    class text,
    evolution text,
    answer_count bigint,
    figures jsonb not null,
    primary key (import_id, finess)
);
create index official_results_finess on official_results (finess, import_id);
