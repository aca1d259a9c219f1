import { type FollowUpReport, type ReleaseAudit, releaseOfReport, type ReportChoice } from '@likeverd/followup';
import type { Moment } from '../../clock.ts';
import type { Store } from '../../database.ts';
import { unpackReport } from '../../follow-up-reports/store.ts';
import { ask, check, readRequest } from '../../releases/releases.ts';
import { releaseTitles } from '../../releases/titles.ts';
import { cast } from '../persons.ts';
import { stableId } from '../stable-id.ts';

/** What the story lets out of a report: who started where, survival, and the estimates behind the rules. */
const choiceOf = ({ rules }: FollowUpReport): ReportChoice => ({
  protect: 'suppress',
  tables: [['region'], ['subgroup']],
  curves: [{ endpoint: 'os' }, { endpoint: 'os', subgroup: 'fusion' }, { endpoint: 'os', subgroup: 'otherMutation' }],
  events: [{ endpoint: 'os' }, { endpoint: 'os', subgroup: 'fusion' }, { endpoint: 'os', subgroup: 'otherMutation' }],
  rules: rules.flatMap((judged) =>
    judged.status === 'judged' && judged.estimate !== undefined && judged.rule.statistic !== 'count' ? [judged.rule.id] : [],
  ),
});

/**
 * Takes a report through the release room: the assessors ask, the secretariat checks. Done once. Returns how much was asked for and kept
 * back, nothing where it was done before, and a text where it could not be done.
 */
export async function releaseStory(
  store: Store,
  caseId: string,
  hash: string,
  moment: () => Moment,
): Promise<ReleaseAudit['utility'] | undefined | string> {
  const asking = moment();
  const report = await unpackReport(store, cast.dmp, caseId, hash, asking);
  if (report === null) return 'noReport';
  const filled = releaseOfReport(report, choiceOf(report), releaseTitles);
  if (!filled.ok) return filled.faults.map(({ code, place }) => `${place} ${code}`).join(', ');
  const asked = await ask(store, cast.dmp, caseId, stableId(`temporary-story release ${hash}`), filled.request, asking);
  if (asked.kind !== 'asked') return asked.kind === 'unprepared' ? asked.preparation.status : asked.kind;
  const checked = await check(
    store,
    cast.secretariat,
    asked.id,
    { decision: 'approved', reason: 'Konstruert eksempel: kontrollert mot alt som er utlevert før.' },
    moment(),
  );
  if (checked.kind === 'alreadyDecided') return undefined;
  if (checked.kind !== 'decided') return checked.kind;
  return (await readRequest(store, cast.secretariat, asked.id, asking))?.audit.utility;
}
