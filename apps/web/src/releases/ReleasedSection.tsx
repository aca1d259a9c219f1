import type { PublicRelease } from '@likeverd/followup';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SurvivalChart, type SurvivalPoint } from '../charts/SurvivalChart.tsx';
import { DataTable } from '../follow-up/DataTable.tsx';
import type { Names } from '../follow-up/names.ts';
import { useFormat, useWords } from '../i18n/language.tsx';

export interface Released {
  readonly version: number;
  readonly publishedOn: string;
  readonly hash: string;
  readonly publication: PublicRelease;
}

interface Props {
  /** Newest first. */
  readonly released: readonly Released[];
  readonly names: Names;
  readonly file: string;
}

type Curve = PublicRelease['curves'][number];
type Table = PublicRelease['tables'][number];

/** What has left the data room of one method, as everyone sees it: the newest release, with what is kept back said so. */
export function ReleasedSection({ released, names, file }: Props): ReactNode {
  const words = useWords().pages.releases;
  const format = useFormat();
  const titleOf = useTitles(names);
  const [newest] = released;
  if (newest === undefined) return null;
  const { version, publishedOn, publication } = newest;
  const { source, tables, curves, statistics } = publication;
  const kept =
    tables.reduce((sum, { cells }) => sum + cells.filter(({ value }) => value === null).length, 0) +
    curves.filter(({ steps }) => steps.length === 0).length +
    statistics.filter(({ figure }) => 'withheld' in figure).length;
  return (
    <section aria-labelledby="utlevert">
      <h2 id="utlevert" className="ds-heading" data-size="md">
        {words.released.title}
      </h2>
      <p>
        {words.released.lead({ date: format.date(publishedOn), version })}{' '}
        {source !== undefined && words.released.dataUntil({ date: format.date(source.dataUntil) })}{' '}
        {words.released.keptBack({ count: kept })}
      </p>
      {curves.map((curve) => (
        <ReleasedCurve key={curve.id} curve={curve} names={names} file={file} />
      ))}
      {curves.some(({ steps }) => steps.length > 0) && <p className="hint">{words.released.method}</p>}
      {tables.map((table) => (
        <ReleasedTable
          key={table.id}
          table={table}
          title={source === undefined ? table.title : titleOf(table)}
          names={names}
          file={file}
        />
      ))}
      {statistics.length > 0 && (
        <DataTable
          caption={words.released.figures}
          file={`${file}-utlevert-anslag`}
          columns={[
            { name: words.released.figure },
            { name: words.value, show: (value) => format.number(value, digits(value)) },
            { name: words.released.low, show: (value) => format.number(value, digits(value)) },
            { name: words.released.high, show: (value) => format.number(value, digits(value)) },
            { name: words.people, show: (value) => format.number(value) },
          ]}
          rows={statistics.map((each) => {
            const { figure, people } = each;
            const title = source === undefined ? each.title : titleOf(each);
            return 'withheld' in figure
              ? [title, words.withheld[figure.withheld], undefined, undefined, undefined]
              : [title, figure.value, figure.interval?.[0], figure.interval?.[1], people];
          })}
        />
      )}
      <p>
        <Link to="/utlevering">{words.released.older}</Link>
      </p>
    </section>
  );
}

/** Figures have three significant digits. */
const digits = (value: number): number =>
  Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;

/** What a part of a release that was made from a report is called, in the reader’s language, by the names of the contract. */
function useTitles(names: Names): (part: { readonly id: string; readonly title: string }) => string {
  const { titles, fromReport, everyone } = useWords().pages.releases;
  return ({ id, title }) => {
    const [what = '', endpoint = '', ...rest] = id.split(' ');
    const subgroup = rest.join(' ');
    const group = subgroup === '' ? everyone : names.subgroup(subgroup);
    switch (what) {
      case 'patients': {
        const by = Object.entries(fromReport.by).flatMap(([dimension, name]) =>
          [endpoint, ...rest].includes(dimension) ? [name] : [],
        );
        return titles.patients({ by: by.join(', ') });
      }
      case 'events':
        return titles.events({ about: names.measure(endpoint) });
      case 'expected':
        return titles.expected({ about: `${names.measure(endpoint)}, ${group}` });
      case 'ratio':
        return titles.ratio({ about: `${names.measure(endpoint)}, ${group}` });
      case 'rule':
        return titles.rule({ about: [endpoint, ...rest].join(' ') });
      default:
        return title;
    }
  };
}

/** What a group is called: the code along each dimension that the page has a name for. */
function useGroupName(names: Names): (at: Curve['at'], id: string) => string {
  const words = useWords().pages.releases;
  const shown = (dimension: string, code: string): string =>
    code === '*'
      ? words.everyone
      : dimension === 'subgroup'
        ? names.subgroup(code)
        : dimension === 'region'
          ? names.region(code)
          : code;
  return (at, id) => {
    const [what = '', endpoint = ''] = id.split(' ');
    const parts = Object.keys(words.released.dimensions).flatMap((dimension) => {
      const code = at[dimension];
      return code === undefined ? [] : [shown(dimension, code)];
    });
    const group = parts.length === 0 ? words.everyone : parts.join(', ');
    return what === 'curve' || what === 'events' ? `${names.measure(endpoint)}, ${group}` : group;
  };
}

function ReleasedCurve({ curve, names, file }: { readonly curve: Curve; readonly names: Names; readonly file: string }): ReactNode {
  const words = useWords().pages.releases;
  const survival = useWords().pages.followUp.survival;
  const format = useFormat();
  const groupName = useGroupName(names);
  const name = groupName(curve.at, curve.id);
  const points = pointsOf(curve);
  const last = points.at(-1);
  if (last === undefined)
    return (
      <p>
        {name}: {words.withheldCurve}
      </p>
    );
  const share = (value: number): string => format.percent(value);
  const count = (value: number): string => format.number(value);
  const end = {
    people: format.number(curve.steps[0]?.atRisk ?? 0),
    month: format.number(last.month),
    observed: share(last.observed),
  };
  return (
    <SurvivalChart
      title={name}
      within={words.released.title}
      observed={words.released.observed}
      straight
      description={
        last.assumed === undefined ? words.released.seen(end) : words.released.description({ ...end, assumed: share(last.assumed) })
      }
      points={points}
      table={
        <DataTable
          caption={`${words.released.title}: ${name}`}
          file={`${file}-utlevert-${curve.id.replaceAll(' ', '-')}`}
          columns={[
            { name: words.step },
            { name: words.atRisk, show: count },
            { name: words.events, show: count },
            { name: words.left, show: count },
            { name: survival.observed, show: share },
            { name: survival.lower, show: share },
            { name: survival.upper, show: share },
            { name: survival.assumed, show: share },
          ]}
          rows={curve.steps.map(({ leaves, atRisk, events, left, survival: observed, lower, upper, assumed }) => [
            monthsOf(leaves),
            atRisk,
            events,
            left,
            observed,
            lower,
            upper,
            assumed,
          ])}
        />
      }
    />
  );
}

/** From where the first interval begins to where the last one ends: `0–9` of `0–3`, `3–6`, `6–9`. */
const monthsOf = (leaves: readonly string[]): string => {
  const [from] = leaves[0]?.split('–') ?? [];
  const to = leaves.at(-1)?.split('–').at(-1);
  return from === undefined || to === undefined ? leaves.join(', ') : `${from}–${to}`;
};

/** From the start on, where everyone is free of the event, the end of each step that can be drawn. */
function pointsOf({ steps }: Curve): readonly SurvivalPoint[] {
  const [first] = steps;
  if (first === undefined) return [];
  const whole = {
    month: 0,
    atRisk: first.atRisk,
    observed: 1,
    lower: 1,
    upper: 1,
    ...(first.assumed === undefined ? {} : { assumed: 1 }),
  };
  const ends = steps.flatMap(({ month, atRisk, events, left, survival, lower, upper, assumed }) =>
    month === undefined
      ? []
      : [
          {
            month,
            atRisk: atRisk - events - left,
            observed: survival,
            lower,
            upper,
            ...(assumed === undefined ? {} : { assumed }),
          },
        ],
  );
  return ends.length === 0 ? [] : [whole, ...ends];
}

interface TableProps {
  readonly table: Table;
  readonly title: string;
  readonly names: Names;
  readonly file: string;
}

function ReleasedTable({ table, title, names, file }: TableProps): ReactNode {
  const words = useWords().pages.releases;
  const format = useFormat();
  const groupName = useGroupName(names);
  const { id, cells } = table;
  const rounded = cells.some(({ within }) => within !== undefined);
  const number = (value: number): string => format.number(value, digits(value));
  return (
    <DataTable
      caption={title}
      file={`${file}-utlevert-${id.replaceAll(' ', '-')}`}
      columns={[
        { name: words.group },
        { name: words.value, show: number },
        ...(rounded ? [{ name: words.rounding, show: number }] : []),
      ]}
      rows={cells.map(({ at, value, within }) => [
        groupName(at, id),
        value === null ? words.suppressed : value,
        ...(rounded ? [within] : []),
      ])}
    />
  );
}
