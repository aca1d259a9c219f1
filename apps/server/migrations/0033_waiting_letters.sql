-- Letters to those who gave input without signing in hold the way to confirm it: the secretariat sees them only while they wait to be sent, as
-- they do where there is no mail server.
drop policy mail_read on mail;
create policy mail_read on mail for select to likeverd_reader
  using (
    person = likeverd_person()
    or (
      person is null
      and coalesce(current_setting('likeverd.official', true) = 'yes', false)
      and (
        open_input is null
        or (sent_at is null and nullif(current_setting('likeverd.organisation', true), '') = 'sekretariatet')
      )
    )
  );

-- What someone who takes part is to be told, by kind: the kinds that are wanted stand in `target`, separated by commas; none is all.
alter table subscription drop constraint subscription_scope_check;
alter table subscription add check (scope in ('case', 'role', 'search', 'participation'));
alter table subscription add check (scope <> 'participation' or person is not null);
