-- One row an import; the one with the highest number says what is in finess_sites.
create table finess_registers (
    id uuid primary key,
    number bigint not null,
    format text not null,
    told_on date not null,
    site_count bigint not null,
    left_out_count bigint not null,
    noted jsonb not null,
    imported_at timestamptz not null,
    imported_by uuid
);
create unique index finess_registers_number on finess_registers (number);

-- A number may stand for a legal entity (EJ) and for its only establishment (EG).
create table finess_sites (
    number text not null,
    kind text not null,
    name text not null,
    search_key text not null,
    legal_entity text,
    category text,
    postal_code text,
    town text,
    department text,
    opened_on date,
    closed_on date,
    is_closed boolean not null,
    primary key (number, kind)
);
create index finess_sites_entity on finess_sites (legal_entity);
create index finess_sites_order on finess_sites (search_key, number);
