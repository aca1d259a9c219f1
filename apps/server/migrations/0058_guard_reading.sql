-- What the guard before publications has read of a case or a meeting: its prices, what may be said of them, and its public texts with figures.
-- Made again whenever the log has grown, its maker is another, or a label has opened; it may be emptied at any time. Nobody's but the guard's.
create table guard_reading (
  stream_id uuid primary key,
  -- Hash of the last event that was read.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  maker integer not null,
  -- First day on which the reading holds, and first on which it does not any more; null: there is none.
  holds_from date,
  holds_until date,
  content jsonb not null
);

alter table guard_reading enable row level security;
alter table guard_reading force row level security;
create policy guard_reading_write on guard_reading to likeverd_writer using (true) with check (true);
grant select, insert, update, delete on guard_reading to likeverd_writer;
