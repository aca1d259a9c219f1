import { mayActFor, type Party, roles } from '@likeverd/casework';
import { addCalendarDays, osloStartOfDay, weekday } from '@likeverd/reference';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { eventsBetween } from '../feeds/reading.ts';
import { isLanguage } from '@likeverd/language';
import { digest } from './letters.ts';
import { writeLetter } from './mail.ts';
import { scopeOf, wordsOfScope } from './scopes.ts';

/** Who has not signed in with the role for this long gets no news of what only the role may see. */
const daysWithoutSignIn = 90;

/** The instant up to which news is told now: the last midnight in Oslo, or for weekly news that of the last Monday. */
function endOfPeriod(cadence: 'daily' | 'weekly', { today }: Moment): number {
  // weekday: 1 for Monday.
  return osloStartOfDay(cadence === 'daily' ? today : addCalendarDays(today, 1 - weekday(today)));
}

/**
 * Writes the letters that are due: for each subscription what happened since the last one, up to the end of the period. A period is told
 * of once, whatever happens in between: the letter and how far it reaches are stored together. Returns how many letters were written.
 */
export async function writeDigests(store: Store, address: string, moment: Moment): Promise<number> {
  const ends = { daily: endOfPeriod('daily', moment), weekly: endOfPeriod('weekly', moment) };
  const due = await asWriter(store, (tx) =>
    tx
      .selectFrom('subscription')
      .select('id')
      .where('confirmed_at', 'is not', null)
      .where((where) =>
        where.or(
          (['daily', 'weekly'] as const).map((cadence) =>
            where.and([where('cadence', '=', cadence), where('covered_until', '<', new Date(ends[cadence]))]),
          ),
        ),
      )
      .execute(),
  );
  let written = 0;
  for (const { id } of due) if (await asWriter(store, (tx) => writeDigest(store, tx, id, ends, address, moment))) written++;
  return written;
}

async function writeDigest(
  store: Store,
  tx: StoreTransaction,
  id: string,
  ends: Readonly<Record<'daily' | 'weekly', number>>,
  address: string,
  moment: Moment,
): Promise<boolean> {
  const row = await tx
    .selectFrom('subscription')
    .selectAll()
    .where('id', '=', id)
    .where('confirmed_at', 'is not', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined) return false;
  const end = new Date(ends[row.cadence]);
  if (row.covered_until >= end) return false;
  const viewer = partyOf(row);
  const lapsed = viewer !== null && Date.parse(moment.now) - Number(row.confirmed_at) > daysWithoutSignIn * 86_400_000;
  const language = isLanguage(row.language) ? row.language : 'nb';
  const scope = scopeOf(row.scope, row.target);
  const entries =
    viewer === 'unknown' || lapsed || scope === null
      ? []
      : await asViewer(store, viewer, moment.today, (reader) =>
          eventsBetween(reader, viewer, scope, row.covered_until.toISOString(), end.toISOString()),
        );
  await tx.updateTable('subscription').set({ covered_until: end.toISOString() }).where('id', '=', id).execute();
  if (entries.length === 0 || viewer === 'unknown' || scope === null) return false;
  const what = await asViewer(store, viewer, moment.today, (reader) => wordsOfScope(reader, viewer, scope, language));
  const letter = digest(what, entries, address, `${address}/abonnement/${row.secret}/avslutt`, language);
  await writeLetter(tx, {
    about: `digest ${id} ${end.toISOString()}`,
    of: { subscription: id },
    kind: 'digest',
    viewer,
    recipient: row.email,
    letter,
    now: moment.now,
  });
  return true;
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
