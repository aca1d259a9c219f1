-- In which cases somebody can do something now, by role and organisation: what queues show first. Derived with the lines of the cases.
create table waiting_case (
  case_id uuid not null,
  role text not null,
  -- An id, or `*` for every organisation but those under `besides`, which have a line of their own.
  organisation text not null,
  besides text[] not null,
  mini_hta boolean not null,
  due text,
  updated_at timestamptz not null,
  method_type text,
  phase text not null,
  -- The title as it is sorted.
  title text collate "C" not null,
  primary key (case_id, role, organisation)
);
create index waiting_case_due on waiting_case (role, organisation, due, updated_at desc);
alter table waiting_case enable row level security;
alter table waiting_case force row level security;
create policy waiting_case_read on waiting_case for select to likeverd_reader
  using (organisation = '*' or organisation = nullif(current_setting('likeverd.organisation', true), ''));
create policy waiting_case_outside on waiting_case as restrictive for select to likeverd_reader
  using (case_id not in (select o.case_id from case_outsider o));
create policy waiting_case_write on waiting_case to likeverd_writer using (true) with check (true);
grant select on waiting_case to likeverd_reader;
grant select, insert, delete on waiting_case to likeverd_writer;

alter table case_row add column title text collate "C" not null default '';
grant select (title) on case_row to likeverd_reader;
