-- Plans of follow-up on register tables: each version as it was written. A signed contract says what is to be found out; a plan says how the data are asked.
create table follow_up_plan (
  case_id uuid not null references case_head (case_id),
  version integer not null check (version > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  document text not null,
  person text not null,
  organisation text not null,
  saved_at timestamptz not null,
  primary key (case_id, version)
);
create trigger follow_up_plan_append_only before update or delete or truncate on follow_up_plan
  for each statement execute function likeverd_refuse_change();

-- Reports that are to be made from a plan and accepted deliveries. The row holds all that decides the report, so that one that was cut off is made again, and one
-- that was made can be made again, to the same bits.
create table follow_up_order (
  id uuid primary key,
  case_id uuid not null references case_head (case_id),
  plan_version integer not null,
  -- In the order of the registers in the plan.
  deliveries uuid[] not null check (cardinality(deliveries) > 0),
  assessment text not null,
  model text not null,
  -- The day whose norms and thresholds were known.
  known date not null,
  -- SHA-256 of plan, deliveries and documents.
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  -- Null where it was made by itself, because plan or data were new.
  person text,
  organisation text not null,
  ordered_at timestamptz not null,
  state text not null check (state in ('waiting', 'made', 'failed')),
  ended_at timestamptz,
  report text check (report ~ '^[0-9a-f]{64}$'),
  faults jsonb,
  foreign key (case_id, plan_version) references follow_up_plan (case_id, version),
  foreign key (case_id, report) references follow_up_report (case_id, hash),
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'made') = (report is not null)),
  check ((state = 'failed') = (faults is not null))
);
create unique index follow_up_order_once on follow_up_order (case_id, key) where state <> 'failed';
create index follow_up_order_waiting on follow_up_order (ordered_at) where state = 'waiting';
create index follow_up_order_case on follow_up_order (case_id, ordered_at);

alter table follow_up_plan enable row level security;
alter table follow_up_plan force row level security;
alter table follow_up_order enable row level security;
alter table follow_up_order force row level security;
-- The data room's (packages/casework/src/data-room.ts), and nobody else's.
create policy follow_up_plan_read on follow_up_plan for select to likeverd_reader
  using (coalesce(current_setting('likeverd.organisation', true) in ('dmp', 'fhi', 'sekretariatet'), false));
create policy follow_up_order_read on follow_up_order for select to likeverd_reader
  using (coalesce(current_setting('likeverd.organisation', true) in ('dmp', 'fhi', 'sekretariatet'), false));
-- Whoever stands outside of a case gets nothing of its data.
create policy follow_up_plan_outside on follow_up_plan as restrictive for select to likeverd_reader
  using (case_id not in (select o.case_id from case_outsider o));
create policy follow_up_order_outside on follow_up_order as restrictive for select to likeverd_reader
  using (case_id not in (select o.case_id from case_outsider o));
create policy follow_up_plan_write on follow_up_plan to likeverd_writer using (true) with check (true);
create policy follow_up_order_write on follow_up_order to likeverd_writer using (true) with check (true);
grant select on follow_up_plan, follow_up_order to likeverd_reader;
grant select, insert on follow_up_plan to likeverd_writer;
grant select, insert, update on follow_up_order to likeverd_writer;

-- What has ended stays as it ended.
create function likeverd_refuse_ended_order() returns trigger
language plpgsql
as $$
begin
  if old.state <> 'waiting' then
    raise exception 'a report that was made is not made otherwise' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger follow_up_order_ended before update on follow_up_order for each row execute function likeverd_refuse_ended_order();
create trigger follow_up_order_kept before delete or truncate on follow_up_order for each statement execute function likeverd_refuse_change();
