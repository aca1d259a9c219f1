-- A line a case with a published decision: what prescribing systems, overviews and earlier decisions are read from. Everything in it is public; it is derived from
-- the log, rebuilt with every command, disposable.
create table decided_method (
  case_id uuid primary key,
  -- Version of the whole log that the line was made from; not told to viewers, who are not to know how many events they do not see.
  log_version integer not null,
  number text not null unique,
  outcome text not null,
  valid_from date,
  published_at timestamptz not null,
  -- `system|code` of the decision in force.
  codes text[] not null,
  -- Numbers of the cases whose decisions its decisions have replaced.
  supersedes text[] not null,
  content jsonb not null
);
create index decided_method_newest on decided_method (published_at desc);
create index decided_method_codes on decided_method using gin (codes);
create index decided_method_supersedes on decided_method using gin (supersedes);

alter table decided_method enable row level security;
alter table decided_method force row level security;
create policy decided_method_read on decided_method for select to likeverd_reader using (true);
create policy decided_method_write on decided_method to likeverd_writer using (true) with check (true);
grant select (case_id, number, outcome, valid_from, published_at, codes, supersedes, content) on decided_method to likeverd_reader;
grant select, insert, delete on decided_method to likeverd_writer;

-- The register of ongoing trials: every version of every entry, public, never changed.
create table trial_version (
  trial text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  -- Lower-case words, for search.
  words text not null,
  -- Numbers of the cases it is linked to.
  methods text[] not null,
  recorded_at timestamptz not null,
  actor_person text not null,
  actor_role text not null,
  actor_organisation text not null,
  primary key (trial, version)
);
create index trial_version_methods on trial_version using gin (methods);
create trigger trial_version_append_only before update or delete or truncate on trial_version
  for each statement execute function likeverd_refuse_change();

alter table trial_version enable row level security;
alter table trial_version force row level security;
create policy trial_version_read on trial_version for select to likeverd_reader using (true);
create policy trial_version_write on trial_version for insert to likeverd_writer with check (true);
create policy trial_version_write_read on trial_version for select to likeverd_writer using (true);
grant select (trial, version, content, words, methods, recorded_at, actor_role, actor_organisation) on trial_version to likeverd_reader;
grant select, insert on trial_version to likeverd_writer;
