-- Whoever stands outside of a case (0011) gets of it what the public gets, from whatever table. Restrictive policies narrow what the
-- others let through. Every table with a column `case_id` and a label has one; a test lists those that lack it.
do $$
declare
  each text;
begin
  for each in
    select c.relname
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
      join pg_attribute l on l.attrelid = c.oid and l.attname = 'class' and not l.attisdropped
      join pg_attribute x on x.attrelid = c.oid and x.attname = 'expires' and not x.attisdropped
    where c.relkind = 'r' and c.relrowsecurity and c.relname not in ('event', 'assessment_version', 'assessment_result')
  loop
    execute format(
      $policy$
        create policy %1$I on %2$I as restrictive for select to likeverd_reader
        using (
          class = 'public'
          or coalesce(expires <= nullif(current_setting('likeverd.today', true), '')::date, false)
          or case_id not in (select o.case_id from case_outsider o)
        )
      $policy$,
      each || '_outside', each);
  end loop;
end
$$;

create policy event_outside on event as restrictive for select to likeverd_reader
  using (
    class = 'public'
    or coalesce(expires <= nullif(current_setting('likeverd.today', true), '')::date, false)
    or coalesce(subject, case_id) not in (select o.case_id from case_outsider o)
  );
-- Cited in public is public: the inner select gives an outsider the public values only.
create policy assessment_version_outside on assessment_version as restrictive for select to likeverd_reader
  using (
    class = 'public'
    or case_id not in (select o.case_id from case_outsider o)
    or exists (
      select from event_value v
      where v.case_id = assessment_version.case_id and v.name = 'document'
        and (v.value ->> 'version')::integer = assessment_version.version
    )
  );
create policy assessment_result_outside on assessment_result as restrictive for select to likeverd_reader
  using (
    class = 'public'
    or case_id not in (select o.case_id from case_outsider o)
    or exists (
      select from event_value v
      where v.case_id = assessment_result.case_id and v.name = 'document' and v.value ->> 'result' = assessment_result.result
    )
  );
create policy search_row_outside on search_row as restrictive for select to likeverd_reader
  using (
    (event_class = 'public' and value_class = 'public')
    or case_id not in (select o.case_id from case_outsider o)
  );
create policy case_row_outside on case_row as restrictive for select to likeverd_reader
  using (audience = 'public' or case_id not in (select o.case_id from case_outsider o));
create policy assessment_draft_outside on assessment_draft as restrictive for select to likeverd_reader
  using (case_id not in (select o.case_id from case_outsider o));
