-- Reports of follow-up, whole, each under its own hash in the data room of its case. What of them others may see is released figure by figure, never from here.
create table follow_up_report (
  case_id uuid not null references case_head (case_id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Last day of the data.
  data_until date not null,
  patients integer not null check (patients >= 0),
  -- JSON, gzip.
  content bytea not null,
  content_digest text not null check (content_digest ~ '^[0-9a-f]{64}$'),
  person text not null,
  organisation text not null,
  stored_at timestamptz not null,
  primary key (case_id, hash)
);
create index follow_up_report_newest on follow_up_report (case_id, data_until, stored_at);
create trigger follow_up_report_append_only before update or delete or truncate on follow_up_report
  for each statement execute function likeverd_refuse_change();

alter table follow_up_report enable row level security;
alter table follow_up_report force row level security;
-- The data room's (packages/casework/src/data-room.ts), and nobody else's.
create policy follow_up_report_read on follow_up_report for select to likeverd_reader
  using (coalesce(current_setting('likeverd.organisation', true) in ('dmp', 'fhi', 'sekretariatet'), false));
-- Whoever stands outside of a case gets nothing of its data.
create policy follow_up_report_outside on follow_up_report as restrictive for select to likeverd_reader
  using (case_id not in (select o.case_id from case_outsider o));
create policy follow_up_report_write on follow_up_report for insert to likeverd_writer with check (true);
create policy follow_up_report_write_read on follow_up_report for select to likeverd_writer using (true);
grant select on follow_up_report to likeverd_reader;
grant select, insert on follow_up_report to likeverd_writer;
