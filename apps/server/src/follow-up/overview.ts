import { caseFrom, type FollowUpLine, followUpLine, type Viewer, visibleTo } from '@likeverd/casework';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, type Store } from '../database.ts';
import { seenEvents } from '../log/event-store.ts';
import { csvCell } from '../opendata/formats.ts';

/** Cases read at once. */
const batch = 25;

/**
 * Every method that is introduced temporarily, looked at again or phased out, as a viewer may see it: which methods, when, which data, who,
 * which criteria. The most urgent first. A10-19.
 */
export function readFollowUps(store: Store, viewer: Viewer, { today }: Moment): Promise<readonly FollowUpLine[]> {
  return asViewer(store, viewer, today, async (tx) => {
    const { rows } = await sql<{ case_id: string }>`
      select distinct case_id from event
      where type in ('ContractDrafted', 'ContractPublished', 'ReassessmentOpened', 'PhaseOutOpened') order by case_id`.execute(tx);
    const lines: FollowUpLine[] = [];
    for (let first = 0; first < rows.length; first += batch) {
      const ids = rows.slice(first, first + batch).map(({ case_id }) => case_id);
      for (const [id, log] of await seenEvents(tx, ids)) {
        const line = followUpLine(caseFrom(id, visibleTo(viewer, log, today)), today);
        if (line !== undefined) lines.push(line);
      }
    }
    return lines.toSorted(byUrgency);
  });
}

const order = ['overdue', 'warned', 'onTime', 'done'] as const;

/** The most urgent first, then the re-assessment that comes first. */
function byUrgency(a: FollowUpLine, b: FollowUpLine): number {
  const urgency = order.indexOf(a.status) - order.indexOf(b.status);
  if (urgency !== 0) return urgency;
  const [dayOfA, dayOfB] = [a.reassessmentOn ?? '9999', b.reassessmentOn ?? '9999'];
  return dayOfA === dayOfB ? (a.number ?? '').localeCompare(b.number ?? '') : dayOfA < dayOfB ? -1 : 1;
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
      reassessmentCriteria,
      phaseOutCriteria,
    };
    const items: readonly Readonly<Partial<Record<(typeof columns)[number], string | boolean | undefined>>>[] =
      line.items.length === 0 ? [common] : line.items.map((item) => ({ ...common, ...item }));
    return items.map((item) => columns.map((column) => csvCell(item[column] ?? null, ',')).join(','));
  });
  return [columns.join(','), ...rows, ''].join('\r\n');
}
