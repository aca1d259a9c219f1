-- Typed text on its way to an act: one a person, place and form. Empty content: sent, or thrown away; the row stays, so that a save that
-- arrives late is met by a later revision and brings nothing back.
create table form_draft (
  person text not null,
  place text not null,
  form text not null,
  -- JSON as text: what was typed may hold characters that jsonb refuses.
  content text,
  -- Counts the savings, so that two windows of one person do not overwrite each other.
  revision integer not null check (revision > 0),
  -- The window that saved it, so that a window whose answer was lost knows its own text again.
  window_id text not null,
  saved_at timestamptz not null,
  primary key (person, place, form)
);

alter table form_draft enable row level security;
alter table form_draft force row level security;
-- A draft is its writer's alone.
create policy form_draft_read on form_draft for select to likeverd_reader using (person = likeverd_person());
create policy form_draft_write on form_draft to likeverd_writer using (true) with check (true);
grant select on form_draft to likeverd_reader;
grant select, insert, update on form_draft to likeverd_writer;

-- Files by the hash of their bytes; the bytes lie in the data folder under that hash, and are opened only by way of a row seen here.
create table stored_file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  -- By content, never by name.
  media_type text not null,
  scan text not null check (scan in ('notScanned', 'waiting', 'clean', 'refused')),
  scan_report text,
  scanned_at timestamptz,
  stored_at timestamptz not null,
  check ((scan in ('clean', 'refused')) = (scanned_at is not null))
);
create index stored_file_unscanned on stored_file (stored_at) where scan in ('notScanned', 'waiting');

-- Files on their way, in parts; whole once they have a hash.
create table upload (
  id uuid primary key,
  person text not null,
  case_id uuid not null references case_head (case_id),
  name text not null,
  size bigint not null check (size > 0),
  hash text references stored_file (hash),
  begun_at timestamptz not null
);
create index upload_person on upload (person);
create index upload_hash on upload (hash);
create index event_value_file on event_value ((value ->> 'hash')) where name = 'file';

alter table stored_file enable row level security;
alter table stored_file force row level security;
alter table upload enable row level security;
alter table upload force row level security;
create policy upload_read on upload for select to likeverd_reader using (person = likeverd_person());
create policy upload_write on upload to likeverd_writer using (true) with check (true);
-- A file is seen by whoever sees an event that cites it, and by whoever sent it in.
create policy stored_file_read on stored_file for select to likeverd_reader
  using (
    exists (select from event_value v where v.name = 'file' and v.value ->> 'hash' = stored_file.hash)
    or exists (select from upload u where u.hash = stored_file.hash)
  );
create policy stored_file_write on stored_file to likeverd_writer using (true) with check (true);
grant select on upload, stored_file to likeverd_reader;
grant select, insert, update, delete on upload to likeverd_writer;
grant select, insert, update on stored_file to likeverd_writer;
