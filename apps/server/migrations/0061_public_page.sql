-- The public page of a case as it is answered: what everyone sees of it is the same for everyone, and read far oftener than it changes.
create table public_page (
  case_id uuid primary key,
  number text not null,
  -- The first day on which time alone makes another page of it.
  renew_on date,
  -- By which a reader asks whether it is still the same.
  tag text not null,
  content text not null
);
create index public_page_number on public_page (number);
alter table public_page enable row level security;
alter table public_page force row level security;
create policy public_page_read on public_page for select to likeverd_reader using (true);
create policy public_page_write on public_page to likeverd_writer using (true) with check (true);
grant select on public_page to likeverd_reader;
grant select, insert, update, delete on public_page to likeverd_writer;

-- What everyone sees of a case, as a digest, and the transaction that last changed it: by these an answer made earlier is known to be as
-- it would be made now.
alter table derived_made
  add column public_digest text,
  add column public_changed xid8;
create index derived_made_public_changed on derived_made (public_changed);
