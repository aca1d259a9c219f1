import { mayActFor, type Party, roles, type Viewer } from '@likeverd/casework';
import { isLanguage, type Language } from '@likeverd/language';
import { addCalendarDays, osloDate, osloStartOfDay, weekday } from '@likeverd/reference';
import type { Moment } from '../clock.ts';
import type { Selectable } from 'kysely';
import { asViewer, asWriter, type Database, type Store, type StoreTransaction } from '../database.ts';
import type { FeedEntry } from '../feeds/entries.ts';
import { eventsBetween } from '../feeds/reading.ts';
import { seenRows } from '../log/case-rows.ts';
import { takingPartIn } from '../participation/taking-part.ts';
import { digest, type ToldNotice, type Work } from './letters.ts';
import { writeLetter } from './mail.ts';
import { scopeOf, wordsOfScope } from './scopes.ts';

/** Who has not signed in with the role for this long gets no news of what only the role may see. */
const daysWithoutSignIn = 90;

/** Days ahead in which what is due is told of. */
const daysAhead = 7;

/** The instant up to which news is told now: the last midnight in Oslo, or for weekly news that of the last Monday. */
function endOfPeriod(cadence: 'daily' | 'weekly', { today }: Moment): number {
  // weekday: 1 for Monday.
  return osloStartOfDay(cadence === 'daily' ? today : addCalendarDays(today, 1 - weekday(today)));
}

/**
 * Writes the letters that are due: what happened since the last one, up to the end of the period, of all that someone follows at one address
 * in one role and at one pace, in one letter. A period is told of once, whatever happens in between: the letter and how far it reaches are
 * stored together. Returns how many letters were written.
 */
export async function writeDigests(store: Store, address: string, moment: Moment): Promise<number> {
  const ends = { daily: endOfPeriod('daily', moment), weekly: endOfPeriod('weekly', moment) };
  const due = await asWriter(store, (tx) =>
    tx
      .selectFrom('subscription')
      .select(['id', 'person', 'role', 'organisation', 'email', 'cadence', 'language'])
      .where('confirmed_at', 'is not', null)
      .where((where) =>
        where.or(
          (['daily', 'weekly'] as const).map((cadence) =>
            where.and([where('cadence', '=', cadence), where('covered_until', '<', new Date(ends[cadence]))]),
          ),
        ),
      )
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  );
  // The public's are each on its own: who follows what is known to the address alone.
  const together = Map.groupBy(due, ({ id, person, ...rest }) => (person === null ? id : JSON.stringify([person, rest])));
  let written = 0;
  for (const group of together.values()) {
    const ids = group.map(({ id }) => id);
    if (await asWriter(store, (tx) => writeDigest(store, tx, ids, ends, address, moment))) written++;
  }
  return written;
}

type Row = Selectable<Database['subscription']>;

async function writeDigest(
  store: Store,
  tx: StoreTransaction,
  ids: readonly string[],
  ends: Readonly<Record<'daily' | 'weekly', number>>,
  address: string,
  moment: Moment,
): Promise<boolean> {
  const found = await tx
    .selectFrom('subscription')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('confirmed_at', 'is not', null)
    .orderBy('made_at')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  const rows = found.filter((row) => row.covered_until < new Date(ends[row.cadence]));
  const [first] = rows;
  if (first === undefined) return false;
  const end = new Date(ends[first.cadence]).toISOString();
  const language = isLanguage(first.language) ? first.language : 'nb';
  const viewer = partyOf(first);
  const lapsed = viewer !== null && Date.parse(moment.now) - Number(first.confirmed_at) > daysWithoutSignIn * 86_400_000;
  const reads = viewer !== 'unknown' && !lapsed;
  const told = reads
    ? await asViewer(store, viewer, moment.today, async (reader) => {
        const sections: Section[] = [];
        for (const row of rows) sections.push(await sectionOf(reader, viewer, row, end, language, moment));
        return once(sections);
      })
    : [];
  await tx
    .updateTable('subscription')
    .set({ covered_until: end })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  if (viewer === 'unknown' || told.length === 0) return false;
  await writeLetter(tx, {
    about: `digest ${rows.map(({ id }) => id).join(' ')} ${end}`,
    of: { subscription: first.id },
    kind: 'digest',
    viewer,
    recipient: first.email,
    letter: digest(
      told.map(({ what, secret, entries, notices, work }) => ({
        what,
        work,
        entries,
        notices,
        end: `${address}/abonnement/${secret}/avslutt`,
      })),
      address,
      language,
    ),
    now: moment.now,
  });
  return true;
}

/** What one subscription has to tell. */
interface Section {
  readonly what: string;
  readonly secret: string;
  readonly entries: readonly FeedEntry[];
  readonly notices: readonly ToldNotice[];
  readonly work: Work | null;
}

async function sectionOf(
  reader: StoreTransaction,
  viewer: Viewer,
  row: Row,
  end: string,
  language: Language,
  moment: Moment,
): Promise<Section> {
  const { today } = moment;
  const scope = scopeOf(row.scope, row.target);
  const from = row.covered_until.toISOString();
  if (scope === null) return { what: '', secret: row.secret, entries: [], notices: [], work: null };
  const what = await wordsOfScope(reader, viewer, scope, language);
  if (scope.kind !== 'participation')
    return {
      what,
      secret: row.secret,
      entries: await eventsBetween(reader, viewer, scope, from, end),
      notices: [],
      work: scope.kind === 'role' && viewer !== null ? await workDue(reader, viewer, row.covered_until, moment) : null,
    };
  const cases = viewer === null ? [] : await takingPartIn(reader, viewer, today);
  const notices = cases.flatMap(({ number, title, notices: all }) =>
    all
      .filter(({ kind, recordedAt }) => scope.notices.includes(kind) && recordedAt >= from && recordedAt < end)
      .map((notice) => ({ notice, name: [number, title].filter((part) => part !== undefined).join(' ') })),
  );
  return {
    what,
    secret: row.secret,
    entries: [],
    work: null,
    notices: notices.toSorted((a, b) => a.notice.recordedAt.localeCompare(b.notice.recordedAt)),
  };
}

/** Nothing told twice in one letter: a notice says more than its event, and stands alone; sections with nothing to tell are left out. */
function once(sections: readonly Section[]): readonly Section[] {
  const key = (caseId: string, recordedAt: string): string => `${caseId} ${recordedAt}`;
  const noticed = new Set(
    sections.flatMap(({ notices }) => notices.map(({ notice: { caseId, recordedAt } }) => key(caseId, recordedAt))),
  );
  const seen = new Set<string>();
  return sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter(({ event: { caseId, version, recordedAt } }) => {
        const name = `${caseId} ${version}`;
        if (seen.has(name) || noticed.has(key(caseId, recordedAt))) return false;
        seen.add(name);
        return true;
      }),
    }))
    .filter(({ entries, notices, work }) => entries.length + notices.length + (work?.fresh ?? 0) > 0);
}

/**
 * The cases in which a viewer has something to do by a day within a week: how many, the first day, and how many of them came within the week since the
 * last letter, so that a deadline by itself brings one letter and not one every day.
 */
async function workDue(reader: StoreTransaction, viewer: Party, told: Date, { today }: Moment): Promise<Work | null> {
  const rows = await reader
    .selectFrom('deadline')
    .select(['case_id', 'due'])
    .where('due', '>=', today)
    .where('due', '<=', addCalendarDays(today, daysAhead))
    .where('party', '<>', 'everyone')
    .orderBy('due')
    .execute();
  const lines = await seenRows(reader, [...new Set(rows.map(({ case_id }) => case_id))], viewer);
  const mine = rows.flatMap(({ case_id, due }) =>
    due === null || (lines.get(case_id)?.openActs ?? []).length === 0 ? [] : [{ case_id, due }],
  );
  const [first] = mine;
  if (first === undefined) return null;
  const known = addCalendarDays(osloDate(told.getTime()), daysAhead);
  const cases = (of: typeof mine): number => new Set(of.map(({ case_id }) => case_id)).size;
  return { count: cases(mine), first: first.due, fresh: cases(mine.filter(({ due }) => due > known)) };
}

/** Whom a subscription belongs to; null for the public, `unknown` where the role is none that this version knows. */
function partyOf(row: {
  readonly person: string | null;
  readonly role: string | null;
  readonly organisation: string | null;
}): Party | null | 'unknown' {
  const { person, organisation } = row;
  if (person === null || organisation === null) return null;
  const role = roles.find((known) => known === row.role);
  return role !== undefined && mayActFor(role, organisation) ? { person, role, organisation } : 'unknown';
}
