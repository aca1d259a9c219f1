-- Files of deliveries on their way by parts (tus). What has arrived lies on disk; the row says what it is, and what it was when it was whole.
create table delivery_upload (
  id uuid primary key,
  delivery uuid not null references delivery (id) on delete cascade,
  name text not null,
  size bigint not null check (size > 0),
  -- What the sender says that the whole file's SHA-256 is; a file that has another is not taken.
  expected text check (expected ~ '^[0-9a-f]{64}$'),
  -- Of the file as it arrived; null until it is whole.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  begun_at timestamptz not null,
  unique (delivery, name)
);

alter table delivery_upload enable row level security;
alter table delivery_upload force row level security;
create policy delivery_upload_read on delivery_upload for select to likeverd_reader
  using (exists (select from delivery d where d.id = delivery_upload.delivery));
create policy delivery_upload_write on delivery_upload to likeverd_writer using (true) with check (true);
grant select on delivery_upload to likeverd_reader;
grant select, insert, update, delete on delivery_upload to likeverd_writer;
