-- What an organisation gathers from its members before it gives input. Not received by anyone outside it, and not in the log.
create table input_round (
  id uuid primary key,
  case_id uuid not null references case_head (case_id),
  organisation text not null,
  lead_person text not null,
  instructions text not null,
  reply_by date,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index input_round_case on input_round (case_id, organisation);

create table input_contribution (
  round_id uuid not null references input_round (id),
  person text not null,
  author text not null,
  content text not null,
  handed_in_at timestamptz not null,
  primary key (round_id, person)
);

alter table input_round enable row level security;
alter table input_round force row level security;
alter table input_contribution enable row level security;
alter table input_contribution force row level security;
create policy input_round_read on input_round for select to likeverd_reader
  using (organisation = nullif(current_setting('likeverd.organisation', true), ''));
-- A contribution is its writer's and the lead's; the inner select is filtered by the policy above.
create policy input_contribution_read on input_contribution for select to likeverd_reader
  using (
    exists (
      select from input_round r
      where r.id = input_contribution.round_id
        and (input_contribution.person = likeverd_person() or r.lead_person = likeverd_person())
    )
  );
create policy input_round_write on input_round to likeverd_writer using (true) with check (true);
create policy input_contribution_write on input_contribution to likeverd_writer using (true) with check (true);
grant select on input_round, input_contribution to likeverd_reader;
grant select, insert, update on input_round, input_contribution to likeverd_writer;

-- The cases in which someone takes part, found by whom their events name.
create index event_participation_owner on event (owner)
  where type in ('ParticipantProposed', 'ParticipantAsked', 'ParticipationAnswered', 'TimeReleaseDecided', 'QuestionsAsked', 'InputGiven');
create index event_participation_shared on event using gin (shared_with)
  where type in ('ParticipantProposed', 'ParticipantAsked', 'ParticipationAnswered', 'TimeReleaseDecided', 'QuestionsAsked', 'InputGiven');
