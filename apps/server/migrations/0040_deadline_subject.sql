-- A case may have several deadlines of one kind: deliveries, milestones, steps of an exit plan.
alter table deadline add column subject text not null default '';
alter table deadline add column what text not null default '';
alter table deadline drop constraint deadline_pkey;
alter table deadline add primary key (case_id, kind, subject);
