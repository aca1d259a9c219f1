-- What open questions of a contract were computed to be worth, under the hash of the computation: a contract cites it, and may say nothing else.
create table question_values (
  case_id uuid not null references case_head (case_id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Result of the assessment that it rests on.
  assessment text not null check (assessment ~ '^[0-9a-f]{64}$'),
  -- The rows, as canonical JSON.
  content text not null,
  person text not null,
  organisation text not null,
  stored_at timestamptz not null,
  primary key (case_id, hash)
);
create trigger question_values_append_only before update or delete or truncate on question_values
  for each statement execute function likeverd_refuse_change();

alter table question_values enable row level security;
alter table question_values force row level security;
-- Read by the service alone, which puts what is cited into the contract; people read the contract.
create policy question_values_write on question_values for insert to likeverd_writer with check (true);
create policy question_values_write_read on question_values for select to likeverd_writer using (true);
grant select, insert on question_values to likeverd_writer;
