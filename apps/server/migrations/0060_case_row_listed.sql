-- Lists of all cases are made from this index alone: which lines a viewer sees, and how new they are.
create index case_row_listed on case_row (case_id) include (updated_at, audience);

-- A word is looked up in its index before it is asked who may see the row, where the database lets us say that matching words tells nothing of
-- rows that do not match: it raises no error that depends on them. Elsewhere searches are slower, and find the same.
do $$
begin
  alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
exception
  when insufficient_privilege then null;
end $$;
