-- What the public may see of each case, made ready: the public list, search, filters, feeds and calendars read it and nothing else.
-- It is made from what visibleTo(null) returns and from nothing else, so that every row may be read by everyone; a test holds it against
-- the public's view of random cases. A policy with conditions would keep the index on words from being used.
create table public_case (
  case_id uuid primary key,
  number text,
  year integer not null,
  method_type text,
  phase text not null,
  outcome text,
  field text,
  updated_at timestamptz not null,
  -- The texts that snippets are cut from, weightiest first.
  texts jsonb not null,
  -- Dates of the case, each with how often it was moved.
  dates jsonb not null,
  words tsvector not null,
  -- Of these, the words of the name and of whom the method is for: small, for ranking.
  heading tsvector not null
);
create index public_case_words on public_case using gin (words);
create index public_case_updated on public_case (updated_at desc, case_id);
create index public_case_number on public_case (number text_pattern_ops);

alter table public_case enable row level security;
alter table public_case force row level security;
create policy public_case_read on public_case for select to likeverd_reader using (true);
create policy public_case_write on public_case to likeverd_writer using (true) with check (true);
grant select on public_case to likeverd_reader;
grant select, insert, update, delete on public_case to likeverd_writer;

-- From which version of a case's log its search rows and public row were made, and by which maker.
create table search_made (
  case_id uuid primary key,
  version integer not null,
  maker integer not null,
  -- First day on which something more of the case is public: it is made again then.
  renew_on date
);
create index search_made_renew_on on search_made (renew_on) where renew_on is not null;
grant select, insert, update, delete on search_made to likeverd_writer;

-- What someone wants to be told of by e-mail. Without person, role and organisation it is the public's.
create table subscription (
  id uuid primary key,
  person text,
  role text,
  organisation text,
  scope text not null check (scope in ('case', 'role', 'search')),
  -- Id of the case, or the filters of the saved view as they stand in the address; empty for a role.
  target text not null,
  cadence text not null check (cadence in ('daily', 'weekly')),
  language text not null check (language in ('nb', 'nn', 'en')),
  email text not null,
  -- Only in e-mails to the address itself: confirms it, and ends the subscription.
  secret text not null unique,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  -- Everything before this has been told of.
  covered_until timestamptz not null,
  check ((person is null) = (role is null) and (person is null) = (organisation is null)),
  check (scope <> 'role' or person is not null)
);
create index subscription_person on subscription (person);
create index subscription_email on subscription (email);

-- E-mails, in the order they were written; without a mail server they stay here.
create table mail (
  -- Digest of what the mail is about, so that the same is never written twice.
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  subscription uuid not null references subscription (id) on delete cascade,
  kind text not null check (kind in ('confirmation', 'digest')),
  -- Of the subscription; null for the public's.
  person text,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  written_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  fault text,
  sent_at timestamptz
);
create index mail_unsent on mail (next_attempt_at) where sent_at is null;

-- The address of someone's private feeds and calendars, by the hash of a token that only they hold. One for each role they act in.
create table feed_address (
  person text not null,
  role text not null,
  organisation text not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  -- The last time they signed in with this role: who has lost it loses the feeds too.
  signed_in_at timestamptz not null,
  primary key (person, role, organisation)
);

alter table subscription enable row level security;
alter table subscription force row level security;
alter table mail enable row level security;
alter table mail force row level security;
alter table feed_address enable row level security;
alter table feed_address force row level security;

create policy subscription_read on subscription for select to likeverd_reader using (person = likeverd_person());
create policy subscription_write on subscription to likeverd_writer using (true) with check (true);
-- One's own; those to the public hold nothing but what is public, and officials see whether they got out.
create policy mail_read on mail for select to likeverd_reader
  using (
    person = likeverd_person()
    or (person is null and coalesce(current_setting('likeverd.official', true) = 'yes', false))
  );
create policy mail_write on mail to likeverd_writer using (true) with check (true);
create policy feed_address_read on feed_address for select to likeverd_reader using (person = likeverd_person());
create policy feed_address_write on feed_address to likeverd_writer using (true) with check (true);

grant select (id, person, role, organisation, scope, target, cadence, language, email, made_at, confirmed_at, covered_until)
  on subscription to likeverd_reader;
grant select on mail to likeverd_reader;
grant select (person, role, organisation, made_at, signed_in_at) on feed_address to likeverd_reader;
grant select, insert, update, delete on subscription, mail, feed_address to likeverd_writer;
