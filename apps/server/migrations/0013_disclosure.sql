-- Rebates by therapeutic area as they were published: the figures are everyone's, the cases behind them the guard's, who solves for prices
-- from everything that was published before.
create table rebate_aggregate (
  published_on date not null,
  area text not null check (area ~ '^[A-Z]$'),
  number integer not null check (number > 0),
  lower_quartile double precision not null,
  median double precision not null,
  upper_quartile double precision not null,
  members uuid[] not null,
  person text not null,
  recorded_at timestamptz not null,
  primary key (area, published_on)
);

create trigger rebate_aggregate_append_only before update or delete or truncate on rebate_aggregate
  for each statement execute function likeverd_refuse_change();

alter table rebate_aggregate enable row level security;
alter table rebate_aggregate force row level security;
create policy rebate_aggregate_read on rebate_aggregate for select to likeverd_reader using (true);
create policy rebate_aggregate_write on rebate_aggregate for insert to likeverd_writer with check (true);
create policy rebate_aggregate_write_read on rebate_aggregate for select to likeverd_writer using (true);
grant select (published_on, area, number, lower_quartile, median, upper_quartile) on rebate_aggregate to likeverd_reader;
grant select, insert on rebate_aggregate to likeverd_writer;
