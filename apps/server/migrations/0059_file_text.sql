-- The text of files that are public or about to be, by the hash of the file: what the guard before publications solves from, and nobody else's.
create table file_text (
  hash text primary key references stored_file (hash) on delete cascade,
  -- Pages of a PDF, paragraphs of a Word file, and what stands beside them; null: there is no text that can be read.
  parts jsonb,
  read_at timestamptz not null
);

alter table file_text enable row level security;
alter table file_text force row level security;
create policy file_text_write on file_text to likeverd_writer using (true) with check (true);
grant select, insert on file_text to likeverd_writer;
