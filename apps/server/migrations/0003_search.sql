-- Search: the words of a case, one row for every pair of labels (of the event, and of the value in it). Rebuilt when the case grows.
create table search_row (
  case_id uuid not null,
  labels text not null,
  words tsvector not null,
  event_class text not null,
  event_owner text,
  event_shared_with text[],
  event_expires date,
  value_class text not null,
  value_owner text,
  value_shared_with text[],
  value_expires date,
  primary key (case_id, labels)
);
create index search_row_words on search_row using gin (words);

alter table search_row enable row level security;
alter table search_row force row level security;
create policy search_row_read on search_row for select to likeverd_reader
  using (
    likeverd_may_read(event_class, event_owner, event_shared_with, event_expires)
    and likeverd_may_read(value_class, value_owner, value_shared_with, value_expires)
  );
create policy search_row_write on search_row to likeverd_writer using (true) with check (true);
grant select on search_row to likeverd_reader;
grant select, insert, delete on search_row to likeverd_writer;
