import { type CaseEvent, type EventValues, publicVersions, valuesOf, viewCase } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { SeenEvent } from '../log/event-store.ts';

/** A value of open data. Lists are lists in JSON, and joined in CSV. */
export type Cell = string | number | boolean | readonly string[] | null;
export type DataRow = Readonly<Record<string, Cell>>;

/** What is published in bulk. The words for datasets and columns are in packages/language, under the same names. */
export const datasetColumns = {
  cases: [
    'number',
    'title',
    'kind',
    'methodType',
    'substance',
    'brandName',
    'atc',
    'medicalField',
    'population',
    'comparator',
    'phase',
    'receivedOn',
    'documentationDate',
    'assessmentType',
    'assessmentBody',
    'commissionMeeting',
    'outcome',
    'decisionMeeting',
    'validFrom',
    'reviewDate',
    'updatedAt',
    'version',
    'constructed',
    'address',
  ],
  decisions: [
    'number',
    'title',
    'outcome',
    'population',
    'restriction',
    'conditions',
    'startStopCriteria',
    'priceCondition',
    'supersedes',
    'decisionMeeting',
    'validFrom',
    'reviewDate',
    'agreeing',
    'reasonBenefit',
    'reasonResources',
    'reasonSeverity',
    'reasonOverall',
    'publishedAt',
    'version',
    'constructed',
    'address',
  ],
  events: ['id', 'number', 'version', 'type', 'role', 'recordedAt', 'constructed', 'address'],
} as const satisfies Record<string, readonly string[]>;

export type DatasetId = keyof typeof datasetColumns;
export const datasetIds = Object.keys(datasetColumns) as readonly DatasetId[];

/** A case as open data sees it: what the public may see of its log, and nothing else. */
export interface OpenCase {
  readonly id: string;
  readonly number: string;
  readonly seen: readonly SeenEvent[];
}

/** The rows of one case in a dataset. `address` is the public address of the server. */
export function rowsOf(dataset: DatasetId, open: OpenCase, today: CalendarDate, address: string): readonly DataRow[] {
  switch (dataset) {
    case 'cases':
      return caseRows(open, today, address);
    case 'decisions':
      return decisionRows(open, today, address);
    case 'events':
      return eventRows(open, today, address);
  }
}

/** The newest value under a name in what is seen of a log. */
function newest(seen: readonly CaseEvent[], name: string): Cell {
  const value = seen.findLast(({ values }) => values[name] !== undefined)?.values[name]?.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const pageOf = (address: string, number: string, version?: number): string =>
  `${address}/metoder/${number}${version === undefined ? '' : `?versjon=${version}`}`;

function caseRows({ id, number, seen }: OpenCase, today: CalendarDate, address: string): readonly DataRow[] {
  const state = viewCase(id, seen, null, today)?.state;
  if (state === undefined) return [];
  const { commission, declined, decision } = state;
  return [
    {
      number,
      title: state.title ?? null,
      kind: state.kind ?? null,
      methodType: state.methodType ?? null,
      substance: state.substance ?? null,
      brandName: newest(seen, 'brandName'),
      atc: newest(seen, 'atc'),
      medicalField: newest(seen, 'medicalField'),
      population: state.population ?? null,
      comparator: state.comparator ?? null,
      phase: state.phase,
      receivedOn: state.receivedOn ?? null,
      documentationDate: state.documentationDate ?? null,
      assessmentType: commission?.assessmentType ?? null,
      assessmentBody: commission?.body ?? null,
      commissionMeeting: commission?.meetingDate ?? declined?.meetingDate ?? null,
      outcome: decision?.outcome ?? null,
      decisionMeeting: decision?.meetingDate ?? null,
      validFrom: decision?.validFrom ?? null,
      reviewDate: decision?.reviewDate ?? null,
      updatedAt: state.lastRecordedAt,
      version: publicVersions(seen).length,
      constructed: state.constructed,
      address: pageOf(address, number),
    },
  ];
}

/** Every published decision, also those that a later one replaced. */
function decisionRows({ id, number, seen }: OpenCase, today: CalendarDate, address: string): readonly DataRow[] {
  const state = viewCase(id, seen, null, today)?.state;
  const open = seen.filter(({ label }) => label.class === 'public');
  return seen.flatMap((event) => {
    const decision = valuesOf(event, 'DecisionPublished');
    if (decision === null || state === undefined) return [];
    const version = open.indexOf(event) + 1;
    return [
      {
        number,
        title: state.title ?? null,
        outcome: decision.outcome ?? null,
        population: decision.population ?? null,
        restriction: decision.restriction ?? null,
        conditions: conditionTexts(decision.conditions),
        startStopCriteria: (decision.startStopCriteria ?? []).map(({ kind, criterion }) => `${kind}: ${criterion}`),
        priceCondition: decision.priceCondition ?? null,
        supersedes: decision.supersedes ?? null,
        decisionMeeting: decision.meetingDate ?? null,
        validFrom: decision.validFrom ?? null,
        reviewDate: decision.reviewDate ?? null,
        agreeing: decision.agreeing ?? [],
        reasonBenefit: decision.reasonBenefit ?? null,
        reasonResources: decision.reasonResources ?? null,
        reasonSeverity: decision.reasonSeverity ?? null,
        reasonOverall: decision.reasonOverall ?? null,
        publishedAt: event.recordedAt,
        version,
        constructed: state.constructed,
        address: pageOf(address, number, version),
      },
    ];
  });
}

/** Conditions as texts; decisions from before conditions had kinds hold them as one. */
function conditionTexts(conditions: EventValues['DecisionPublished']['conditions'] | undefined): readonly string[] {
  if (conditions === undefined) return [];
  return typeof conditions === 'string' ? [conditions] : conditions.map(({ text }) => text);
}

/** Every event that was public from the start, in the order in which the public page grew. */
function eventRows({ id, number, seen }: OpenCase, today: CalendarDate, address: string): readonly DataRow[] {
  const constructed = viewCase(id, seen, null, today)?.state.constructed ?? false;
  return seen
    .filter(({ label }) => label.class === 'public')
    .map((event, index) => ({
      id: event.feedId,
      number,
      version: index + 1,
      type: event.type,
      role: event.actor.role,
      recordedAt: event.recordedAt,
      constructed,
      address: pageOf(address, number, index + 1),
    }));
}
