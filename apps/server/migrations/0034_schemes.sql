-- The lists of the simplified ways: every version of every entry, public, never changed.
create table scheme_version (
  scheme text not null,
  -- The substance in lower case, by which an entry is known.
  substance text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  recorded_at timestamptz not null,
  actor_person text not null,
  actor_role text not null,
  actor_organisation text not null,
  primary key (scheme, substance, version)
);
create trigger scheme_version_append_only before update or delete or truncate on scheme_version
  for each statement execute function likeverd_refuse_change();

alter table scheme_version enable row level security;
alter table scheme_version force row level security;
create policy scheme_version_read on scheme_version for select to likeverd_reader using (true);
create policy scheme_version_write on scheme_version for insert to likeverd_writer with check (true);
create policy scheme_version_write_read on scheme_version for select to likeverd_writer using (true);
grant select (scheme, substance, version, content, recorded_at, actor_role, actor_organisation) on scheme_version to likeverd_reader;
grant select, insert on scheme_version to likeverd_writer;
