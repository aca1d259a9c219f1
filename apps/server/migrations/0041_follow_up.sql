-- The next day on which time alone brings something about in a case: somebody is told, a re-assessment opens. Derived from the log by
-- casework's nextDayOfTime; what is brought about is an event of the log, so a turn that was killed is gone on with by the next.
create table case_timer (
  case_id uuid primary key,
  next_on date not null
);
create index case_timer_next on case_timer (next_on);

alter table case_timer enable row level security;
alter table case_timer force row level security;
create policy case_timer_write on case_timer to likeverd_writer using (true) with check (true);
grant select, insert, update, delete on case_timer to likeverd_writer;

-- Cases on the overview of temporary introductions and phase-outs.
create index event_follow_up on event (case_id)
  where type in ('ContractDrafted', 'ContractPublished', 'ReassessmentOpened', 'PhaseOutOpened');
