import { byUrgency, caseFrom, type FollowUpLine, followUpLine, type Viewer, visibleTo } from '@likeverd/casework';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store } from '../database.ts';
import { outlooks } from '../follow-up-reports/store.ts';
import { seenEvents } from '../log/event-store.ts';
import { csvCell } from '../opendata/formats.ts';

/** Cases read at once. */
const batch = 25;

/** Lines by viewer, day and case, each with the version of the log that it was made from: a log only grows. */
type Made = Map<string, { readonly version: number; readonly line: FollowUpLine | undefined }>;
/** Of each database that is open. */
const madeIn = new WeakMap<Store, Made>();
/** About two thousand bytes each. */
const mostMade = 5_000;

/**
 * Every method that is introduced temporarily, looked at again or phased out, as a viewer may see it: which methods, when, which data, who,
 * which criteria. The most urgent first. A10-19.
 */
export async function readFollowUps(store: Store, viewer: Viewer, moment: Moment): Promise<readonly FollowUpLine[]> {
  const { today } = moment;
  const made: Made = madeIn.get(store) ?? new Map();
  madeIn.set(store, made);
  const forecast = await outlooks(store, viewer, moment);
  const ids = await asViewer(store, viewer, today, async (tx) => {
    const { rows } = await sql<{ case_id: string }>`
      select distinct case_id from event
      where type in ('ContractDrafted', 'ContractPublished', 'ReassessmentOpened', 'PhaseOutOpened') order by case_id`.execute(tx);
    return rows.map(({ case_id }) => case_id);
  });
  // Read before the logs: what grows in between is made anew the next time.
  const versions = await versionsOf(store, ids);
  const key = (id: string): string => JSON.stringify([viewer?.person, viewer?.role, viewer?.organisation, today, id]);
  const changed = ids.filter((id) => made.get(key(id))?.version !== versions.get(id));
  if (made.size + changed.length > mostMade) made.clear();
  const lines = new Map(ids.map((id) => [id, made.get(key(id))?.line]));
  await asViewer(store, viewer, today, async (tx) => {
    for (let first = 0; first < changed.length; first += batch) {
      for (const [id, log] of await seenEvents(tx, changed.slice(first, first + batch))) {
        const line = followUpLine(caseFrom(id, visibleTo(viewer, log, today)), today);
        made.set(key(id), { version: versions.get(id) ?? 0, line });
        lines.set(id, line);
      }
    }
  });
  return [...lines]
    .flatMap(([id, line]) => {
      const outlook = forecast.get(id);
      return line === undefined ? [] : [outlook === undefined ? line : { ...line, outlook }];
    })
    .toSorted(byUrgency);
}

async function versionsOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await asWriter(store, (tx) =>
    tx
      .selectFrom('case_head')
      .select(['case_id', 'version'])
      .where('case_id', 'in', [...ids])
      .execute(),
  );
  return new Map(rows.map(({ case_id, version }) => [case_id, version]));
}

const columns = [
  'number',
  'title',
  'constructed',
  'stage',
  'methodStatus',
  'reassessmentOn',
  'contractEndsOn',
  'kind',
  'subject',
  'what',
  'party',
  'due',
  'status',
  'doneOn',
  'sources',
  'inTime',
  'reassessmentCriteria',
  'phaseOutCriteria',
] as const;

/** The overview as comma-separated values (RFC 4180), a line for each thing that is to be done by a day; texts that a spreadsheet would calculate are inert. */
export function followUpsCsv(lines: readonly FollowUpLine[]): string {
  const rows = lines.flatMap((line) => {
    const { number, title, constructed, stage, status, reassessmentOn, contractEndsOn, reassessmentCriteria, phaseOutCriteria } =
      line;
    const common = {
      number,
      title,
      constructed,
      stage,
      methodStatus: status,
      reassessmentOn,
      contractEndsOn,
      sources: line.sources.join('; '),
      inTime: line.outlook?.inTime,
      reassessmentCriteria,
      phaseOutCriteria,
    };
    const items: readonly Readonly<Partial<Record<(typeof columns)[number], string | number | boolean | undefined>>>[] =
      line.items.length === 0 ? [common] : line.items.map((item) => ({ ...common, ...item }));
    return items.map((item) => columns.map((column) => csvCell(item[column] ?? null, ',')).join(','));
  });
  return [columns.join(','), ...rows, ''].join('\r\n');
}
