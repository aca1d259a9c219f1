-- How each person works: the views they have saved, and when they last looked at a case. Theirs alone.
create table saved_view (
  person text not null,
  name text not null check (length(name) between 1 and 80),
  -- The list's choices as they stand in its address.
  address text not null,
  saved_at timestamptz not null,
  primary key (person, name)
);

create table case_look (
  person text not null,
  case_id uuid not null references case_head (case_id),
  -- Instant of the last event that was on the page.
  seen_up_to timestamptz not null,
  primary key (person, case_id)
);

alter table saved_view enable row level security;
alter table saved_view force row level security;
alter table case_look enable row level security;
alter table case_look force row level security;
create policy saved_view_read on saved_view for select to likeverd_reader using (person = likeverd_person());
create policy saved_view_write on saved_view to likeverd_writer using (true) with check (true);
create policy case_look_read on case_look for select to likeverd_reader using (person = likeverd_person());
create policy case_look_write on case_look to likeverd_writer using (true) with check (true);
grant select on saved_view, case_look to likeverd_reader;
grant select, insert, update, delete on saved_view to likeverd_writer;
grant select, insert, update on case_look to likeverd_writer;
