import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type FollowUpOutlook, inDataRoom, type Party, type Viewer } from '@likeverd/casework';
import type { FollowUpReport } from '@likeverd/followup';
import { digest } from '@likeverd/modelling';
import { isCalendarDate } from '@likeverd/reference';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { sha256 } from '../log/chain.ts';

/** A report of follow-up in the data room of a case, without its figures. */
export interface ReportLine {
  readonly hash: string;
  /** Last day of the data. */
  readonly dataUntil: string;
  readonly patients: number;
  readonly organisation: string;
  readonly storedAt: string;
}

/** Why a text is not taken as a report: no report at all, or one whose hash is not that of its figures. */
export type ReportFault = 'notAReport' | 'otherHash';

/** Reads what claims to be a report. The hash is that of everything else in it, so that nothing in it was changed since it was made. */
export function readReport(value: unknown): FollowUpReport | ReportFault {
  if (!isReport(value)) return 'notAReport';
  const { hash, ...body } = value;
  return digest(body) === hash ? value : 'otherHash';
}

const record = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The parts that are read here; that the rest is as it was made is what the hash says. */
function isReport(value: unknown): value is FollowUpReport {
  if (!record(value) || !record(value['contract']) || !record(value['data'])) return false;
  const { dataUntil } = value['contract'];
  const { patients } = value['data'];
  return (
    value['format'] === 'likeverd-follow-up-report/1' &&
    typeof dataUntil === 'string' &&
    isCalendarDate(dataUntil) &&
    Number.isSafeInteger(patients) &&
    ['endpoints', 'rules', 'updates', 'settlements', 'population'].every((part) => Array.isArray(value[part]))
  );
}

/** Puts a report in the data room of a case. The same report again changes nothing. Returns false where the sender has no place there. */
export async function saveReport(
  store: Store,
  sender: Party,
  caseId: string,
  report: FollowUpReport,
  moment: Moment,
): Promise<boolean> {
  if (!inDataRoom(sender)) return false;
  await asWriter(store, (tx) => insertReport(tx, sender, caseId, report, moment.now));
  return true;
}

/** Puts a report among those of a case, in the name of whoever asked for it. */
export async function insertReport(
  tx: StoreTransaction,
  { person, organisation }: Pick<Party, 'person' | 'organisation'>,
  caseId: string,
  report: FollowUpReport,
  now: string,
): Promise<void> {
  const text = JSON.stringify(report);
  await tx
    .insertInto('follow_up_report')
    .values({
      case_id: caseId,
      hash: report.hash,
      data_until: report.contract.dataUntil,
      patients: report.data.patients,
      content: await promisify(gzip)(text),
      content_digest: sha256(text),
      outlook: outlookIn(report),
      person,
      organisation,
      stored_at: now,
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'hash']).doNothing())
    .execute();
}

/** The chances that a report forecasts, as text; null where it forecasts none. */
function outlookIn({ contract: { dataUntil }, forecast }: FollowUpReport): string | null {
  if (forecast === undefined || 'status' in forecast) return null;
  const { rules, monthsLate } = forecast.now;
  return JSON.stringify({
    dataUntil,
    rules: rules.map(({ id, probability }) => ({ rule: id, probability })),
    ...(monthsLate === undefined ? {} : { inTime: monthsLate.probabilityInTime }),
  } satisfies FollowUpOutlook);
}

/** What the newest report of each case forecasts, by case; nothing for who has no place in the data room. */
export async function outlooks(store: Store, viewer: Viewer, { today }: Moment): Promise<ReadonlyMap<string, FollowUpOutlook>> {
  if (!inDataRoom(viewer)) return new Map();
  const rows = await asViewer(store, viewer, today, (tx) =>
    tx
      .selectFrom('follow_up_report')
      .distinctOn('case_id')
      .select(['case_id', 'outlook'])
      .orderBy('case_id')
      .orderBy('data_until', 'desc')
      .orderBy('stored_at', 'desc')
      .orderBy('hash')
      .execute(),
  );
  // Written by saveReport, from a typed value.
  return new Map(
    rows.flatMap(({ case_id, outlook }) => (outlook === null ? [] : [[case_id, JSON.parse(outlook) as FollowUpOutlook] as const])),
  );
}

/** The reports of a case that the viewer may see, the newest data first; none for who has no place in the data room. */
export async function listReports(store: Store, viewer: Viewer, caseId: string, moment: Moment): Promise<readonly ReportLine[]> {
  if (!inDataRoom(viewer)) return [];
  const rows = await asViewer(store, viewer, moment.today, (tx) =>
    tx
      .selectFrom('follow_up_report')
      .select(['hash', 'data_until', 'patients', 'organisation', 'stored_at'])
      .where('case_id', '=', caseId)
      .orderBy('data_until', 'desc')
      .orderBy('stored_at', 'desc')
      .orderBy('hash')
      .execute(),
  );
  return rows.map(({ hash, data_until: dataUntil, patients, organisation, stored_at: storedAt }) => ({
    hash,
    dataUntil,
    patients,
    organisation,
    storedAt: storedAt.toISOString(),
  }));
}

/** A report as it was stored; null where the viewer may see none of that hash. Throws where what is stored is damaged. */
export async function unpackReport(
  store: Store,
  viewer: Viewer,
  caseId: string,
  hash: string,
  moment: Moment,
): Promise<FollowUpReport | null> {
  if (!inDataRoom(viewer)) return null;
  const row = await asViewer(store, viewer, moment.today, (tx) =>
    tx
      .selectFrom('follow_up_report')
      .select(['content', 'content_digest'])
      .where('case_id', '=', caseId)
      .where('hash', '=', hash)
      .executeTakeFirst(),
  );
  if (row === undefined) return null;
  const text = (await promisify(gunzip)(row.content)).toString('utf8');
  const report = sha256(text) === row.content_digest ? readReport(JSON.parse(text)) : 'otherHash';
  if (typeof report === 'string') throw new Error(`The stored report ${hash} is damaged.`);
  return report;
}
