-- A line a case and audience: what lists show. Derived from the log by casework's caseRows, rebuilt with every command, disposable.
create table case_row (
  case_id uuid not null,
  -- 'public', 'official' (any body of the joint system), or an organisation that a label of the case names.
  audience text not null,
  -- Version of the whole log that the line was made from; not told to viewers, who are not to know how many events they do not see.
  log_version integer not null,
  updated_at timestamptz not null,
  -- The next day on which something in the case opens by itself.
  changes_on date,
  summary jsonb not null,
  -- Acts open now, by `role@organisation`; `*` for any organisation.
  open_acts jsonb not null,
  primary key (case_id, audience)
);
create index case_row_newest on case_row (audience, updated_at desc);
create index case_row_changes_on on case_row (changes_on) where changes_on is not null;

alter table case_row enable row level security;
alter table case_row force row level security;
create policy case_row_read on case_row for select to likeverd_reader
  using (
    audience = 'public'
    or (audience = 'official' and coalesce(current_setting('likeverd.official', true) = 'yes', false))
    or audience = nullif(current_setting('likeverd.organisation', true), '')
  );
create policy case_row_write on case_row to likeverd_writer using (true) with check (true);
grant select (case_id, audience, updated_at, summary, open_acts) on case_row to likeverd_reader;
grant select, insert, delete on case_row to likeverd_writer;

-- Feeds read the newest public events.
create index event_public_recorded_at on event (recorded_at desc) where class = 'public';
