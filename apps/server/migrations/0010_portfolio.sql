-- Numbers that the public list of decisions has: with a letter after them, or given to several indications.
alter table case_number add column suffix text not null default '' check (suffix ~ '^([A-Z]|-[2-9][0-9]*)?$');
alter table case_number drop constraint case_number_pkey;
alter table case_number add primary key (year, sequence, suffix);
