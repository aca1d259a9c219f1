-- The assessment document of a case: drafts of those who write, versions that are never changed, results, and what was accepted.
create table assessment_version (
  case_id uuid not null,
  version integer not null check (version > 0),
  document text not null,
  document_digest text not null check (document_digest ~ '^[0-9a-f]{64}$'),
  remark text,
  author_person text not null,
  author_role text not null,
  author_organisation text not null,
  recorded_at timestamptz not null,
  class text not null check (class in ('public', 'internal', 'confidential')),
  ground text,
  owner text,
  shared_with text[],
  expires date,
  primary key (case_id, version),
  check ((class = 'public') = (owner is null)),
  check ((class = 'confidential') = (ground is not null and shared_with is not null))
);

-- One a person and case; whatever is typed lies here before it becomes a version.
create table assessment_draft (
  case_id uuid not null,
  person text not null,
  document text not null,
  -- The version that the draft began from; 0 before there is one.
  based_on integer not null check (based_on >= 0),
  -- Counts the savings, so that two windows of one person do not overwrite each other.
  revision integer not null check (revision > 0),
  saved_at timestamptz not null,
  primary key (case_id, person)
);

create table assessment_result (
  case_id uuid not null,
  version integer not null,
  result text not null references artefact (hash),
  confidentiality text not null check (confidentiality in ('public', 'internal', 'confidential')),
  recorded_at timestamptz not null,
  class text not null check (class in ('public', 'internal', 'confidential')),
  ground text,
  owner text,
  shared_with text[],
  expires date,
  primary key (case_id, version, result),
  foreign key (case_id, version) references assessment_version (case_id, version),
  check ((class = 'public') = (owner is null)),
  check ((class = 'confidential') = (ground is not null and shared_with is not null))
);
create index assessment_result_hash on assessment_result (result);

-- A part that is out of date and accepted as it is: for the state that it was in then, and no later one.
create table assessment_acceptance (
  case_id uuid not null,
  result text not null,
  part text not null,
  state text not null,
  reason text not null,
  actor_person text not null,
  actor_role text not null,
  actor_organisation text not null,
  recorded_at timestamptz not null,
  class text not null check (class in ('public', 'internal', 'confidential')),
  ground text,
  owner text,
  shared_with text[],
  expires date,
  primary key (case_id, result, part, state),
  check ((class = 'public') = (owner is null)),
  check ((class = 'confidential') = (ground is not null and shared_with is not null))
);

-- A run that judges a version of a document beside running its model.
-- An assessment may be made without draws.
alter table run drop constraint run_draws_check;
alter table run
  add check (draws > 0 or (draws = 0 and assessment_case is not null)),
  add column assessment_case uuid,
  add column assessment_version integer,
  add column assessment_document text,
  add foreign key (assessment_case, assessment_version) references assessment_version (case_id, version),
  add check ((assessment_case is null) = (assessment_version is null) and (assessment_case is null) = (assessment_document is null));

create trigger assessment_version_append_only before update or delete or truncate on assessment_version
  for each statement execute function likeverd_refuse_change();
create trigger assessment_result_append_only before update or delete or truncate on assessment_result
  for each statement execute function likeverd_refuse_change();
create trigger assessment_acceptance_append_only before update or delete or truncate on assessment_acceptance
  for each statement execute function likeverd_refuse_change();

alter table assessment_version enable row level security;
alter table assessment_version force row level security;
alter table assessment_draft enable row level security;
alter table assessment_draft force row level security;
alter table assessment_result enable row level security;
alter table assessment_result force row level security;
alter table assessment_acceptance enable row level security;
alter table assessment_acceptance force row level security;

-- Seen by whoever its label lets see it, and by whoever sees an event that cites it.
create policy assessment_version_read on assessment_version for select to likeverd_reader
  using (
    likeverd_may_read(class, owner, shared_with, expires)
    or exists (
      select from event_value v
      where v.case_id = assessment_version.case_id and v.name = 'document'
        and (v.value ->> 'version')::integer = assessment_version.version
    )
  );
create policy assessment_result_read on assessment_result for select to likeverd_reader
  using (
    likeverd_may_read(class, owner, shared_with, expires)
    or exists (
      select from event_value v
      where v.case_id = assessment_result.case_id and v.name = 'document' and v.value ->> 'result' = assessment_result.result
    )
  );
create policy assessment_acceptance_read on assessment_acceptance for select to likeverd_reader
  using (likeverd_may_read(class, owner, shared_with, expires));
-- A draft is its writer's alone.
create policy assessment_draft_read on assessment_draft for select to likeverd_reader using (person = likeverd_person());
create policy artefact_read_assessment on artefact for select to likeverd_reader
  using (exists (select from assessment_result r where r.result = artefact.hash));

create policy assessment_version_write on assessment_version to likeverd_writer using (true) with check (true);
create policy assessment_draft_write on assessment_draft to likeverd_writer using (true) with check (true);
create policy assessment_result_write on assessment_result to likeverd_writer using (true) with check (true);
create policy assessment_acceptance_write on assessment_acceptance to likeverd_writer using (true) with check (true);

grant select (case_id, version, document, document_digest, remark, author_role, author_organisation, recorded_at,
  class, ground, owner, shared_with, expires) on assessment_version to likeverd_reader;
grant select (case_id, version, result, confidentiality, recorded_at, class, ground, owner, shared_with, expires)
  on assessment_result to likeverd_reader;
grant select (case_id, result, part, state, reason, actor_role, actor_organisation, recorded_at,
  class, ground, owner, shared_with, expires) on assessment_acceptance to likeverd_reader;
grant select on assessment_draft to likeverd_reader;
grant select, insert on assessment_version, assessment_result, assessment_acceptance to likeverd_writer;
grant select, insert, update, delete on assessment_draft to likeverd_writer;
