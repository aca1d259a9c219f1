-- Runs of models, and their results under their own hash.
create table run (
  id uuid primary key,
  person text not null,
  document text not null,
  inputs jsonb not null,
  draws integer not null check (draws > 0),
  seed bigint not null,
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  result text,
  reference jsonb,
  faults jsonb,
  started_at timestamptz not null,
  ended_at timestamptz,
  check ((status = 'done') = (result is not null and reference is not null)),
  check ((status = 'failed') = (faults is not null)),
  check ((status in ('done', 'failed')) = (ended_at is not null))
);
create index run_result on run (result);

create table artefact (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  -- JSON, gzip.
  content bytea not null,
  content_digest text not null check (content_digest ~ '^[0-9a-f]{64}$'),
  stored_at timestamptz not null
);

create trigger artefact_append_only before update or delete or truncate on artefact
  for each statement execute function likeverd_refuse_change();

alter table run enable row level security;
alter table run force row level security;
alter table artefact enable row level security;
alter table artefact force row level security;
create policy run_read on run for select to likeverd_reader using (person = likeverd_person());
create policy run_write on run to likeverd_writer using (true) with check (true);
-- A result is seen by whoever sees an event that cites it, and by whoever started the run.
create policy artefact_read on artefact for select to likeverd_reader
  using (
    exists (select from event_value v where v.name = 'run' and v.value ->> 'result' = artefact.hash)
    or exists (select from run r where r.result = artefact.hash)
  );
create policy artefact_write on artefact for insert to likeverd_writer with check (true);
create policy artefact_write_read on artefact for select to likeverd_writer using (true);
grant select on run, artefact to likeverd_reader;
grant select, insert, update on run to likeverd_writer;
grant select, insert on artefact to likeverd_writer;
