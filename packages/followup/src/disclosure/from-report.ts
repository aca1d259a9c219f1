import type { JudgedRule } from '../observed/rule.ts';
import type { EndpointReport, FollowUpReport } from '../report/follow-up.ts';
import { fateOf, fates, intervalMonths, recorded, timeOf } from './report-people.ts';
import {
  type CurveRequest,
  fault,
  type Group,
  type ReleaseRequest,
  type RequestFault,
  type StatisticRequest,
  type TableRequest,
} from './request.ts';

/** What patients of a report may be counted by. */
export const reportDimensions = ['region', 'subgroup', 'quarter'] as const;
export type ReportDimension = (typeof reportDimensions)[number];

interface OfEndpoint {
  readonly endpoint: string;
  /** Absent: all patients. */
  readonly subgroup?: string;
}

/** What of a report is to leave the room. Nothing is typed: everything is chosen from what the report has. */
export interface ReportChoice {
  readonly protect: 'suppress' | 'round';
  /** One table for each: patients by these. */
  readonly tables: readonly (readonly ReportDimension[])[];
  readonly curves: readonly OfEndpoint[];
  /** Events that were seen against those that were expected. */
  readonly events: readonly OfEndpoint[];
  /** Estimates behind decision rules, by id. */
  readonly rules: readonly string[];
}

/** What the parts of a release are called. */
export interface ReleaseTitles {
  readonly release: (dataUntil: string) => string;
  readonly patients: (by: readonly ReportDimension[]) => string;
  readonly curve: (about: OfEndpoint) => string;
  readonly events: (endpoint: string) => string;
  readonly expected: (about: OfEndpoint) => string;
  readonly ratio: (about: OfEndpoint) => string;
  readonly rule: (rule: string) => string;
}

type Filled =
  | { readonly ok: true; readonly request: ReleaseRequest }
  | { readonly ok: false; readonly faults: readonly RequestFault[] };

/** The request for a release of a report: the counts by every dimension are the report’s own. All faults of the choice at once, each with its place. */
export function releaseOfReport(report: FollowUpReport, choice: ReportChoice, titles: ReleaseTitles): Filled {
  const { people: counts, hash, contract, endpoints } = report;
  if (counts === undefined) return { ok: false, faults: [fault('release.noCounts', 'report')] };
  const faults = faultsOfChoice(report, choice);
  if (faults.length > 0) return { ok: false, faults };
  const { dimensions, people } = counts;
  const leaves = (id: string): readonly string[] => dimensions.find((each) => each.id === id)?.leaves ?? [];
  const compared = endpoints.filter((each) => each.status === 'compared');
  return {
    ok: true,
    request: {
      title: titles.release(contract.dataUntil),
      source: { report: hash, dataUntil: contract.dataUntil },
      dimensions,
      people,
      tables: [
        ...choice.tables.map(
          (by): TableRequest => ({
            id: ['patients', ...by].join(' '),
            title: titles.patients(by),
            kind: 'counts',
            protect: choice.protect,
            by: Object.fromEntries(by.map((id) => [id, leaves(id)])),
          }),
        ),
        ...[...Map.groupBy(choice.events, ({ endpoint }) => endpoint)].map(([endpoint, asked]): TableRequest => {
          const subgroups = asked.flatMap(({ subgroup }) => subgroup ?? []);
          return {
            id: `events ${endpoint}`,
            title: titles.events(endpoint),
            kind: 'counts',
            protect: choice.protect,
            where: { [fateOf(endpoint)]: fates.event },
            by: subgroups.length === 0 ? {} : { subgroup: subgroups },
          };
        }),
      ],
      curves: choice.curves.map((about): CurveRequest => {
        const { endpoint } = about;
        const { survival = [] } = counts.assumed.find((each) => isSame(each, about)) ?? {};
        return {
          id: idOf('curve', about),
          title: titles.curve(about),
          // those whose exit nobody recorded are on no curve
          where: { ...groupOf(about), [fateOf(endpoint)]: recorded },
          time: timeOf(endpoint),
          fate: fateOf(endpoint),
          event: fates.event,
          beside: Object.fromEntries(
            leaves(timeOf(endpoint)).map((leaf, index) => {
              const assumed = survival[index];
              return [leaf, { month: (index + 1) * intervalMonths, ...(assumed === undefined ? {} : { assumed }) }];
            }),
          ),
        };
      }),
      statistics: [
        ...choice.events.flatMap((about) =>
          compared.filter((each) => isSame(each, about)).flatMap((each) => expectedOf(each, titles)),
        ),
        ...judgedOf(report, choice).map((judged) => ruleFigure(judged, report, titles)),
      ],
    },
  };
}

type Compared = Extract<EndpointReport, { readonly status: 'compared' }>;

const isSame = (one: OfEndpoint, other: OfEndpoint): boolean => one.endpoint === other.endpoint && one.subgroup === other.subgroup;
const groupOf = ({ subgroup }: Pick<OfEndpoint, 'subgroup'>): Group => (subgroup === undefined ? {} : { subgroup });
const idOf = (what: string, { endpoint, subgroup }: OfEndpoint): string =>
  [what, endpoint, ...(subgroup === undefined ? [] : [subgroup])].join(' ');

function expectedOf(about: Compared, titles: ReleaseTitles): readonly StatisticRequest[] {
  const { endpoint, expected, ratio, lower, upper } = about;
  const own = { kind: 'estimate', where: groupOf(about), events: { [fateOf(endpoint)]: fates.event } } as const;
  return [
    { ...own, id: idOf('expected', about), title: titles.expected(about), value: expected },
    ...(ratio === undefined || lower === undefined || upper === undefined
      ? []
      : [{ ...own, id: idOf('ratio', about), title: titles.ratio(about), value: ratio, interval: [lower, upper] as const }]),
  ];
}

/** The rules that were chosen and have an estimate. */
function judgedOf({ rules }: FollowUpReport, choice: ReportChoice): readonly (JudgedRule & { readonly estimate: number })[] {
  return rules.flatMap((judged) => {
    if (judged.status !== 'judged' || !choice.rules.includes(judged.rule.id)) return [];
    const { estimate } = judged;
    return estimate === undefined ? [] : [{ ...judged, estimate }];
  });
}

function ruleFigure(
  { rule, estimate, low, high, probability, boundary }: JudgedRule & { readonly estimate: number },
  { endpoints }: FollowUpReport,
  titles: ReleaseTitles,
): StatisticRequest {
  const rests = endpoints.some(({ endpoint }) => endpoint === rule.measure);
  return {
    id: `rule ${rule.id}`,
    title: titles.rule(rule.id),
    kind: rule.statistic === 'medianTime' ? 'quantile' : 'estimate',
    ...(rule.statistic === 'medianTime' ? { probability: 0.5 } : {}),
    value: estimate,
    ...(low === undefined || high === undefined ? {} : { interval: [low, high] }),
    where: groupOf(rule),
    ...(rests ? { events: { [fateOf(rule.measure)]: fates.event } } : {}),
    rule: {
      id: rule.id,
      ...(probability === undefined ? {} : { probability }),
      ...(boundary === undefined ? {} : { boundary }),
    },
  };
}

function faultsOfChoice(report: FollowUpReport, choice: ReportChoice): readonly RequestFault[] {
  const { endpoints, people } = report;
  const nothing = [choice.tables, choice.curves, choice.events, choice.rules].every((each) => each.length === 0);
  const unknown = (about: OfEndpoint, place: string): readonly RequestFault[] =>
    endpoints.some((each) => each.status === 'compared' && isSame(each, about))
      ? []
      : [fault('release.unknownItem', place, { item: idOf('', about).trim() })];
  return [
    ...(nothing ? [fault('release.nothingAsked', '')] : []),
    ...choice.tables.flatMap((by, index) =>
      new Set(by).size === by.length ? [] : [fault('release.sameCode', `tables[${index}]`, { code: by.join(', ') })],
    ),
    ...choice.curves.flatMap((about, index) => [
      ...unknown(about, `curves[${index}]`),
      ...(people?.enteredLate.includes(about.endpoint) === true
        ? [fault('release.enteredLate', `curves[${index}]`, { item: about.endpoint })]
        : []),
    ]),
    ...choice.events.flatMap((about, index) => unknown(about, `events[${index}]`)),
    ...choice.rules.flatMap((id, index) => {
      const place = `rules[${index}]`;
      const judged = judgedOf(report, { ...choice, rules: [id] })[0];
      if (judged === undefined) return [fault('release.unknownItem', place, { item: id })];
      // a number of people is released as a table, which is protected as one
      return judged.rule.statistic === 'count' ? [fault('release.notFromCounts', place, { item: id })] : [];
    }),
  ];
}
