-- The strictest class of the parameters that a result was computed from: a result never leaves the circle of its inputs.
alter table artefact add column class text not null default 'public' check (class in ('public', 'internal', 'confidential'));

drop policy artefact_read on artefact;
create policy artefact_read on artefact for select to likeverd_reader
  using (
    (
      (class = 'public' or (class = 'internal' and coalesce(current_setting('likeverd.official', true) = 'yes', false)))
      and exists (select from event_value v where v.name = 'run' and v.value ->> 'result' = artefact.hash)
    )
    or exists (select from run r where r.result = artefact.hash)
  );
