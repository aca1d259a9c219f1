-- Sessions and sign-ins under way, by the hash of a token that only the browser holds.
create table session (
  token_hash text primary key,
  person text not null,
  role text not null,
  organisation text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expires_at on session (expires_at);

create table sign_in (
  token_hash text primary key,
  verifier text not null,
  state text not null,
  nonce text not null,
  return_path text not null,
  expires_at timestamptz not null
);

grant select, insert, delete on session, sign_in to likeverd_writer;
