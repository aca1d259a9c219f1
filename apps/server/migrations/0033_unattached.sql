-- Since when a whole file that was never attached to anything can no longer be: it is removed a while after.
alter table upload add column abandoned_at timestamptz;
create index upload_unattached on upload (begun_at) where hash is not null;
grant delete on stored_file to likeverd_writer;
