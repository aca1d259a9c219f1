-- Figures from register data on their way out of the room: what was asked for, what was found, and who decided. Kept for ever.
create table release_request (
  id uuid primary key,
  case_id uuid not null references case_head (case_id),
  -- Chosen by the sender's browser: the same sending is received once.
  sending uuid not null unique,
  request text not null,
  publication text not null,
  audit text not null,
  statements text not null,
  -- Versions that were counted with: another release in between makes this one stale.
  earlier integer not null,
  asked_at timestamptz not null,
  asked_by_person text not null,
  asked_by_role text not null,
  asked_by_organisation text not null,
  decision text check (decision in ('approved', 'changes', 'rejected')),
  reason text,
  checked_at timestamptz,
  checked_by_person text,
  checked_by_role text,
  checked_by_organisation text,
  check ((decision is null) = (reason is null)),
  check ((decision is null) = (checked_at is null)),
  check ((decision is null) = (checked_by_person is null)),
  -- Two persons: who asks does not check.
  check (checked_by_person is distinct from asked_by_person)
);
create index release_request_case on release_request (case_id, asked_at);

-- What left the room. Written once, never changed: the history that every later audit counts with.
create table release_version (
  case_id uuid not null references case_head (case_id),
  version integer not null check (version >= 1),
  request uuid not null unique references release_request (id),
  content text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Hash of the version before; null for the first.
  previous text,
  published_at timestamptz not null,
  primary key (case_id, version),
  check ((version = 1) = (previous is null))
);

alter table release_request enable row level security;
alter table release_request force row level security;
alter table release_version enable row level security;
alter table release_version force row level security;
-- The room: those who compile and check follow-up, never someone who stands outside of the case.
create policy release_request_read on release_request for select to likeverd_reader
  using (
    nullif(current_setting('likeverd.organisation', true), '') in ('sekretariatet', 'dmp', 'fhi')
    and coalesce(current_setting('likeverd.official', true) = 'yes', false)
    and case_id not in (select o.case_id from case_outsider o)
  );
create policy release_request_write on release_request to likeverd_writer using (true) with check (true);
create policy release_version_read on release_version for select to likeverd_reader using (true);
create policy release_version_write on release_version to likeverd_writer using (true) with check (true);
grant select on release_request, release_version to likeverd_reader;
grant select, insert on release_request, release_version to likeverd_writer;
-- A request is decided once; nothing else of it changes.
grant update (decision, reason, checked_at, checked_by_person, checked_by_role, checked_by_organisation)
  on release_request to likeverd_writer;
