-- Everything the service does, it does as one of two roles: viewers are served by the reader, commands are stored by the writer.
-- Roles belong to the whole server, so they may be there already.
do $$
begin
  create role likeverd_reader nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  create role likeverd_writer nologin;
exception when duplicate_object or unique_violation then null;
end $$;

grant likeverd_reader, likeverd_writer to current_user;

-- The same rule as mayRead in packages/casework, from the settings of the transaction; a test compares the two.
create function likeverd_may_read(class text, owner text, shared_with text[], expires date) returns boolean
language sql stable parallel safe
as $$
  select coalesce(
    case class
      when 'public' then true
      when 'internal' then
        coalesce(current_setting('likeverd.official', true) = 'yes', false)
        or coalesce(owner = nullif(current_setting('likeverd.organisation', true), ''), false)
      when 'confidential' then
        coalesce(expires <= nullif(current_setting('likeverd.today', true), '')::date, false)
        or coalesce(owner = nullif(current_setting('likeverd.organisation', true), ''), false)
        or coalesce(nullif(current_setting('likeverd.organisation', true), '') = any (shared_with), false)
      else false
    end,
    false)
$$;

create function likeverd_person() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('likeverd.person', true), '') $$;

create function likeverd_refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
