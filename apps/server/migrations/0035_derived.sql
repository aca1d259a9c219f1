-- From which version of a case's log, and by which maker, everything was made that is derived from it: one mark a case for all of it.
alter table search_made rename to derived_made;
alter index search_made_renew_on rename to derived_made_renew_on;
alter table case_row drop column log_version, drop column changes_on;
alter table decided_method drop column log_version;
