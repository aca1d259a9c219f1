-- Meetings of the forums: streams of their own in the same log. Which stream an event belongs to follows from its type, which the hash
-- chain holds.
alter table event
  add column stream text not null generated always as (case when type like 'Meeting%' then 'meeting' else 'case' end) stored,
  -- The item whose treatment an event of a meeting tells of; a case where the item is about one.
  add column subject uuid,
  add check (subject is null or stream = 'meeting');
alter table case_head add column stream text not null default 'case' check (stream in ('case', 'meeting'));
create index event_meetings on event (case_id) where stream = 'meeting';

grant select (stream) on event to likeverd_reader;

-- Persons who stand outside of a case: a declared interest on which nobody has ruled, or a ruling that they are disqualified. Derived
-- from the logs of the meetings, written in the transaction of the act; the policies that rest on it are in 0030_outsiders.sql.
create table case_outsider (
  case_id uuid not null,
  person text not null,
  meeting_id uuid not null,
  since timestamptz not null,
  primary key (person, case_id)
);
alter table case_outsider enable row level security;
alter table case_outsider force row level security;
create policy case_outsider_read on case_outsider for select to likeverd_reader using (person = likeverd_person());
create policy case_outsider_write on case_outsider to likeverd_writer using (true) with check (true);
grant select (case_id, person) on case_outsider to likeverd_reader;
grant select, insert, delete on case_outsider to likeverd_writer;
