import { checkTrial, type Party, type Rejection, trialPieces, type TrialValues } from '@likeverd/casework';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store } from '../database.ts';
import { obstaclesToPublishing } from '../disclosure/guard.ts';
import { canonicalJson } from '../log/chain.ts';

/** An entry of the register as it stands. */
export interface TrialEntry extends TrialValues {
  readonly version: number;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

export interface TrialQuery {
  readonly words?: string;
  readonly status?: string;
  /** Number of a case that it is linked to. */
  readonly method?: string;
}

/** Entries in one answer. */
export const trialsPageSize = 100;

/** The newest version of each entry that has every word looked for; the last changed first. Public whoever asks. */
export function listTrials(
  store: Store,
  { words = '', status, method }: TrialQuery,
  { today }: Moment,
  page: number,
): Promise<{ readonly trials: readonly TrialEntry[]; readonly total: number }> {
  const wanted = words.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
  return asViewer(store, null, today, async (tx) => {
    const newest = tx
      .selectFrom('trial_version')
      .distinctOn('trial')
      .select(['trial', 'version', 'content', 'words', 'methods', 'recorded_at'])
      .orderBy('trial')
      .orderBy('version', 'desc')
      .as('newest');
    let matching = tx.selectFrom(newest);
    for (const word of wanted) matching = matching.where('words', 'like', `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
    if (status !== undefined)
      matching = matching.where((eb) => eb(eb.fn('jsonb_extract_path_text', ['content', eb.val('trialStatus')]), '=', status));
    if (method !== undefined) matching = matching.where((eb) => eb(eb.val(method), '=', eb.fn.any('methods')));
    const { total } = await matching.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
    const rows = await matching
      .select(['version', 'content', 'recorded_at'])
      .orderBy('recorded_at', 'desc')
      .orderBy('trial')
      .limit(trialsPageSize)
      .offset((page - 1) * trialsPageSize)
      .execute();
    return { total: Number(total), trials: rows.map(entryOf) };
  });
}

/** Every version of an entry, newest first; empty where there is none. */
export function readTrial(store: Store, trial: string, { today }: Moment): Promise<readonly TrialEntry[]> {
  return asViewer(store, null, today, async (tx) => {
    const rows = await tx
      .selectFrom('trial_version')
      .select(['version', 'content', 'recorded_at'])
      .where('trial', '=', trial)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(entryOf);
  });
}

// The column was written by saveTrial from checked values.
const entryOf = (row: { version: number; content: unknown; recorded_at: Date }): TrialEntry => ({
  ...(row.content as TrialValues),
  version: row.version,
  recordedAt: row.recorded_at.toISOString(),
});

export type TrialOutcome =
  | { readonly kind: 'saved'; readonly entry: TrialEntry }
  | { readonly kind: 'refused'; readonly rejections: readonly Rejection[] }
  /** Someone else has changed the entry since; nothing was overwritten. */
  | { readonly kind: 'conflict'; readonly version: number };

/** Adds an entry, or a version of one. The same again, on the version that it made, changes nothing. */
export async function saveTrial(
  store: Store,
  actor: Party,
  values: Readonly<Record<string, unknown>>,
  expectedVersion: number,
  { now, today }: Moment,
): Promise<TrialOutcome> {
  const checked = checkTrial(values);
  if (!checked.ok) return { kind: 'refused', rejections: checked.rejections };
  const trial = checked.values;
  return asWriter(store, async (tx) => {
    const newest = await tx
      .selectFrom('trial_version')
      .select(['version', 'content', 'recorded_at'])
      .where('trial', '=', trial.trialNumber)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const version = newest?.version ?? 0;
    const repeated = newest !== undefined && canonicalJson(newest.content) === canonicalJson(trial);
    if (newest !== undefined && repeated && [version, version - 1].includes(expectedVersion))
      return { kind: 'saved', entry: entryOf(newest) };
    if (version !== expectedVersion) return { kind: 'conflict', version };
    const rejections = await obstaclesToPublishing(tx, { growths: [], beside: trialPieces(trial) }, today);
    if (rejections.length > 0) return { kind: 'refused', rejections };
    const row = {
      trial: trial.trialNumber,
      version: version + 1,
      content: JSON.stringify(trial),
      words: wordsOf(trial),
      methods: (trial.trialMethods ?? []).map(({ number }) => number),
      recorded_at: now,
      actor_person: actor.person,
      actor_role: actor.role,
      actor_organisation: actor.organisation,
    };
    const inserted = await tx
      .insertInto('trial_version')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    return inserted === undefined
      ? { kind: 'conflict', version: version + 1 }
      : { kind: 'saved', entry: { ...trial, version: version + 1, recordedAt: now } };
  });
}

function wordsOf({
  trialNumber,
  trialTitle,
  trialIndication,
  molecularProfile = '',
  trialInclusion,
  trialSites = [],
  trialMethods = [],
}: TrialValues): string {
  const sites = trialSites.map(({ site }) => site);
  const methods = trialMethods.map(({ number }) => number);
  return [trialNumber, trialTitle, trialIndication, molecularProfile, trialInclusion, ...sites, ...methods]
    .join(' ')
    .toLocaleLowerCase('nb');
}
