-- What negotiators type, every save a version of its own. Never read by anyone but its owner: not in the log, the search rows or the feed.
create table negotiation_version (
  case_id uuid not null references case_head (case_id),
  version integer not null check (version > 0),
  saved_at timestamptz not null,
  person text not null,
  -- JSON as text: what was typed may hold characters that jsonb refuses.
  content text not null,
  class text not null check (class = 'confidential'),
  ground text not null,
  owner text not null,
  shared_with text[] not null,
  expires date,
  primary key (case_id, version)
);

create trigger negotiation_version_append_only before update or delete or truncate on negotiation_version
  for each statement execute function likeverd_refuse_change();

alter table negotiation_version enable row level security;
alter table negotiation_version force row level security;
create policy negotiation_version_read on negotiation_version for select to likeverd_reader
  using (likeverd_may_read(class, owner, shared_with, expires));
create policy negotiation_version_write on negotiation_version for insert to likeverd_writer with check (true);
create policy negotiation_version_write_read on negotiation_version for select to likeverd_writer using (true);
grant select (case_id, version, saved_at, content, class, ground, owner, shared_with, expires) on negotiation_version to likeverd_reader;
grant select, insert on negotiation_version to likeverd_writer;
