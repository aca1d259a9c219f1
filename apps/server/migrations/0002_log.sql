-- The log: one row an event, one row a value, each with the label that says who may read it.
create table event (
  case_id uuid not null,
  version integer not null check (version > 0),
  id uuid not null default gen_random_uuid() unique,
  type text not null,
  recorded_at timestamptz not null,
  actor_person text not null,
  actor_role text not null,
  actor_organisation text not null,
  class text not null check (class in ('public', 'internal', 'confidential')),
  ground text,
  owner text,
  shared_with text[],
  expires date,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (case_id, version),
  check ((class = 'public') = (owner is null)),
  check ((class = 'confidential') = (ground is not null and shared_with is not null))
);
create index event_recorded_at on event (recorded_at desc);

create table event_value (
  case_id uuid not null,
  version integer not null,
  name text not null,
  value jsonb not null,
  -- The hash chain holds a digest of salt and value, so that a hash reveals nothing about a value that can be guessed.
  salt text not null check (salt ~ '^[0-9a-f]{64}$'),
  class text not null check (class in ('public', 'internal', 'confidential')),
  ground text,
  owner text,
  shared_with text[],
  expires date,
  primary key (case_id, version, name),
  foreign key (case_id, version) references event (case_id, version),
  check ((class = 'public') = (owner is null)),
  check ((class = 'confidential') = (ground is not null and shared_with is not null))
);
create index event_value_result on event_value ((value ->> 'result')) where name = 'run';

-- The last version and hash of every case, so that a log cut short is found, and two who write at once meet.
create table case_head (
  case_id uuid primary key,
  version integer not null,
  hash text not null
);

-- Case numbers, gap-free within a year: the next is one more than the largest, in the transaction that registers the case.
create table case_number (
  year integer not null,
  sequence integer not null check (sequence > 0),
  case_id uuid not null unique,
  primary key (year, sequence)
);

-- Answered commands, so that one that is sent twice is done once.
create table command (
  person text not null,
  key uuid not null,
  request_hash text not null,
  case_id uuid not null,
  version integer not null,
  recorded_at timestamptz not null,
  primary key (person, key)
);

create trigger event_append_only before update or delete or truncate on event
  for each statement execute function likeverd_refuse_change();
create trigger event_value_append_only before update or delete or truncate on event_value
  for each statement execute function likeverd_refuse_change();
create trigger case_number_append_only before update or delete or truncate on case_number
  for each statement execute function likeverd_refuse_change();
create trigger case_head_no_delete before delete or truncate on case_head
  for each statement execute function likeverd_refuse_change();

alter table event enable row level security;
alter table event force row level security;
alter table event_value enable row level security;
alter table event_value force row level security;

create policy event_read on event for select to likeverd_reader
  using (likeverd_may_read(class, owner, shared_with, expires));
-- A value is seen with its event: the inner select is filtered by the policy above.
create policy event_value_read on event_value for select to likeverd_reader
  using (
    likeverd_may_read(class, owner, shared_with, expires)
    and exists (select from event e where e.case_id = event_value.case_id and e.version = event_value.version)
  );
create policy event_write on event for insert to likeverd_writer with check (true);
create policy event_write_read on event for select to likeverd_writer using (true);
create policy event_value_write on event_value for insert to likeverd_writer with check (true);
create policy event_value_write_read on event_value for select to likeverd_writer using (true);

grant select (case_id, version, id, type, recorded_at, actor_role, actor_organisation, class, ground, owner, shared_with, expires)
  on event to likeverd_reader;
grant select (case_id, version, name, value, class, ground, owner, shared_with, expires) on event_value to likeverd_reader;
grant select on case_number to likeverd_reader;
grant select, insert on event, event_value, case_number, command to likeverd_writer;
grant select, insert, update on case_head to likeverd_writer;
