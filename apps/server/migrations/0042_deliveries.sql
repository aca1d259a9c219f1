-- Deliveries of register data. The row is the only truth of what is accepted: files on disk mean nothing without one.
create table delivery (
  id uuid primary key,
  register text not null,
  -- The case whose temporary introduction the data are for.
  contract uuid not null references case_head (case_id),
  form text not null check (form in ('omop', 'fhir', 'variables', 'aggregates')),
  person text not null,
  organisation text not null,
  -- Why it differs from the last one or from what was expected, in the deliverer's words.
  explanation text,
  -- What was expected of it, and how the columns of its files are to be read.
  terms jsonb not null,
  state text not null check (state in ('receiving', 'submitted', 'accepted', 'quarantined')),
  begun_at timestamptz not null,
  submitted_at timestamptz,
  settled_at timestamptz,
  -- Counts the accepted deliveries of a register for a contract.
  version integer check (version > 0),
  content text check (content ~ '^[0-9a-f]{64}$'),
  report jsonb,
  check ((state = 'receiving') = (submitted_at is null)),
  check ((state in ('accepted', 'quarantined')) = (settled_at is not null)),
  check ((state in ('accepted', 'quarantined')) = (report is not null)),
  check ((state = 'accepted') = (version is not null)),
  check ((state = 'accepted') = (content is not null)),
  unique (register, contract, version),
  unique (register, contract, content)
);
create index delivery_waiting on delivery (submitted_at) where state = 'submitted';
create index delivery_organisation on delivery (organisation, begun_at);

create table delivered_table (
  delivery uuid not null references delivery (id),
  name text not null,
  rows bigint not null check (rows > 0),
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  -- SHA-256 of the Parquet file's bytes, to know a damaged one.
  bytes text not null check (bytes ~ '^[0-9a-f]{64}$'),
  primary key (delivery, name)
);
create index delivered_table_content on delivered_table (content);

create table register_mapping (
  register text not null,
  organisation text not null,
  mapping jsonb not null,
  person text not null,
  saved_at timestamptz not null,
  primary key (register, organisation)
);

-- The deliverer's own, and the data room's (packages/casework/src/data-room.ts); nobody else's.
create function likeverd_sees_deliveries_of(organisation text) returns boolean
language sql stable parallel safe
as $$
  select coalesce(
    organisation = nullif(current_setting('likeverd.organisation', true), '')
    or current_setting('likeverd.organisation', true) in ('dmp', 'fhi', 'sekretariatet'),
    false)
$$;

alter table delivery enable row level security;
alter table delivery force row level security;
alter table delivered_table enable row level security;
alter table delivered_table force row level security;
alter table register_mapping enable row level security;
alter table register_mapping force row level security;
create policy delivery_read on delivery for select to likeverd_reader using (likeverd_sees_deliveries_of(organisation));
-- Whoever stands outside of a case gets nothing of its data.
create policy delivery_outside on delivery as restrictive for select to likeverd_reader
  using (contract not in (select o.case_id from case_outsider o));
create policy delivery_write on delivery to likeverd_writer using (true) with check (true);
create policy delivered_table_read on delivered_table for select to likeverd_reader
  using (exists (select from delivery d where d.id = delivered_table.delivery));
create policy delivered_table_write on delivered_table to likeverd_writer using (true) with check (true);
create policy register_mapping_read on register_mapping for select to likeverd_reader
  using (likeverd_sees_deliveries_of(organisation));
create policy register_mapping_write on register_mapping to likeverd_writer using (true) with check (true);
grant select on delivery, delivered_table, register_mapping to likeverd_reader;
grant select, insert, update, delete on delivery to likeverd_writer;
grant select, insert on delivered_table to likeverd_writer;
grant select, insert, update on register_mapping to likeverd_writer;

-- What is settled stays as it was settled.
create function likeverd_refuse_settled() returns trigger
language plpgsql
as $$
begin
  if old.state in ('accepted', 'quarantined') then
    raise exception 'a settled delivery does not change' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger delivery_settled before update or delete on delivery for each row execute function likeverd_refuse_settled();
create trigger delivered_table_fixed before update or delete on delivered_table for each row execute function likeverd_refuse_change();
