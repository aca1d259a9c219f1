-- Input from people who are not signed in. It lies here, outside the log, so that it can be deleted: what the secretariat publishes of it
-- comes into the log, and nothing else.
create table open_input (
  id uuid primary key,
  case_id uuid not null references case_head (case_id),
  -- Chosen by the sender's browser: the same sending is received once.
  sending uuid not null unique,
  -- The values of the form, without the address; JSON as text.
  content text not null,
  email text not null,
  language text not null check (language in ('nb', 'nn', 'en')),
  given_on date not null,
  given_at_stage text not null,
  -- Opens the sender's own page.
  receipt text not null unique,
  -- Only in the letter to the address: confirms it.
  confirmation text not null unique,
  sent_at timestamptz not null,
  confirmed_at timestamptz,
  declined_at timestamptz,
  decline_reason text,
  -- What the sender has been told of last, and up to which version of the case's log that has been looked for.
  told text not null default 'nothing' check (told in ('nothing', 'published', 'answered', 'declined')),
  told_at timestamptz,
  looked_at_version integer not null default 0,
  check ((declined_at is null) = (decline_reason is null)),
  check (declined_at is null or confirmed_at is not null)
);
create index open_input_case on open_input (case_id);
create index open_input_email on open_input (email, sent_at);

alter table open_input enable row level security;
alter table open_input force row level security;
-- Seen by those who handle it, once the address is confirmed; never by someone who stands outside of the case.
create policy open_input_read on open_input for select to likeverd_reader
  using (
    confirmed_at is not null
    and nullif(current_setting('likeverd.organisation', true), '') = 'sekretariatet'
    and coalesce(current_setting('likeverd.official', true) = 'yes', false)
    and case_id not in (select o.case_id from case_outsider o)
  );
create policy open_input_write on open_input to likeverd_writer using (true) with check (true);
grant select (id, case_id, content, email, language, given_on, given_at_stage, sent_at, confirmed_at, declined_at, decline_reason)
  on open_input to likeverd_reader;
grant select, insert, update, delete on open_input to likeverd_writer;

-- Letters to those who gave such input go with it when it is deleted.
alter table mail alter column subscription drop not null;
alter table mail add column open_input uuid references open_input (id) on delete cascade;
alter table mail add check ((subscription is null) <> (open_input is null));
alter table mail drop constraint mail_kind_check;
alter table mail add check (kind in ('confirmation', 'digest', 'inputConfirmation', 'inputNews'));
create index mail_open_input on mail (open_input) where open_input is not null;
drop policy mail_read on mail;
create policy mail_read on mail for select to likeverd_reader
  using (
    person = likeverd_person()
    or (person is null and open_input is null and coalesce(current_setting('likeverd.official', true) = 'yes', false))
    -- The inner select is filtered by the policy of the input.
    or (open_input is not null and exists (select from open_input i where i.id = mail.open_input))
  );

-- Drafts of people who are not signed in have as their writer the digest of a token that only the browser holds; old ones are deleted.
grant delete on form_draft to likeverd_writer;
create index form_draft_open on form_draft (saved_at) where person like 'open:%';
