-- Deadlines: what binds in a case now, a row each. Derived from the log by casework's deadlinesOf, rebuilt with every command. The sweep marks
-- those whose day has passed, once.
create table deadline (
  case_id uuid not null,
  kind text not null,
  party text not null,
  -- The last day; absent while the clock stands.
  due date,
  rule text not null,
  passed_at timestamptz,
  class text not null check (class in ('public', 'internal', 'confidential')),
  ground text,
  owner text,
  shared_with text[],
  expires date,
  primary key (case_id, kind),
  check (passed_at is null or due is not null),
  check ((class = 'public') = (owner is null)),
  check ((class = 'confidential') = (ground is not null and shared_with is not null))
);
create index deadline_due on deadline (due) where passed_at is null;
create index deadline_of_party on deadline (party, due);

alter table deadline enable row level security;
alter table deadline force row level security;
create policy deadline_read on deadline for select to likeverd_reader
  using (likeverd_may_read(class, owner, shared_with, expires));
create policy deadline_write on deadline to likeverd_writer using (true) with check (true);
grant select on deadline to likeverd_reader;
grant select, insert, update, delete on deadline to likeverd_writer;

-- What statistics are made of, in the row of the public.
alter table case_row add column counted jsonb check (counted is null or audience = 'public');
grant select (counted) on case_row to likeverd_reader;
-- Rows are made again at the next start, with what is new in them.
delete from case_row;
