-- The chance that the written rules can be judged in time, as a report forecast it: what the overview shows, without unpacking whole reports.
alter table follow_up_report add column outlook text;
