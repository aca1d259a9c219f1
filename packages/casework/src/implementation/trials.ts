import { isCaseNumber } from '../case-number.ts';
import { registryOf } from '../decision/codes.ts';
import { isAddress } from '../decision/acts.ts';
import { type Field, type Fields, prose, type ValuesOf } from '../field.ts';
import type { Party, Role } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { validateFields } from '../validation.ts';

const shortText = { kind: 'text', required: true, shortest: 2, longest: 300 } as const satisfies Field;

/** An entry of the register of ongoing trials. A20 (c), A20-1. */
export const trialFields = {
  trialNumber: { kind: 'text', required: true, longest: 30, rule: 'decision.trials' },
  trialTitle: { ...shortText, shortest: 5 },
  trialStatus: {
    kind: 'choice',
    required: true,
    choices: ['trialPlanned', 'trialRecruiting', 'trialClosedToNew', 'trialCompleted', 'trialStopped'],
  },
  trialIndication: { ...prose, shortest: 5, longest: 2_000 },
  molecularProfile: { ...shortText, required: false },
  trialInclusion: { ...prose, longest: 5_000 },
  trialSites: { kind: 'rows', required: false, most: 60, columns: { site: shortText } },
  trialMethods: { kind: 'rows', required: false, most: 50, columns: { number: { kind: 'text', required: true, longest: 20 } } },
  trialAddress: { kind: 'text', required: false, shortest: 10, longest: 500 },
} as const satisfies Fields;

export type TrialValues = ValuesOf<typeof trialFields>;

/** Statuses of trials that patients may still join, now or later. */
const openStatuses: ReadonlySet<string> = new Set(['trialPlanned', 'trialRecruiting']);
export const isOpenToPatients = ({ trialStatus }: Pick<TrialValues, 'trialStatus'>): boolean => openStatuses.has(trialStatus);

const editors: readonly Role[] = ['secretariat', 'assessor'];

/** Why someone may not keep the register; empty when they may. A20-1: Nye metoder keeps the overview. */
export function obstaclesToTrials(actor: Party): readonly Rejection[] {
  return editors.includes(actor.role)
    ? []
    : [reject('role.notAllowed', 'decision.trials', { role: actor.role, allowed: editors.join(', ') })];
}

/** Every fault of an entry at once, or its values. */
export function checkTrial(
  values: Readonly<Record<string, unknown>>,
): { readonly ok: true; readonly values: TrialValues } | { readonly ok: false; readonly rejections: readonly Rejection[] } {
  const validated = validateFields(trialFields, values);
  if (!validated.ok) return validated;
  // validateFields() has checked every field against the descriptors from which TrialValues is computed.
  const trial = validated.values as unknown as TrialValues;
  const { trialNumber, trialAddress, trialMethods = [] } = trial;
  const rejections = [
    ...(registryOf(trialNumber) === undefined
      ? [reject('trial.form', 'decision.trials', { trial: trialNumber }, 'trialNumber')]
      : []),
    ...(trialAddress !== undefined && !isAddress(trialAddress) ? [reject('link.form', 'decision.trials', {}, 'trialAddress')] : []),
    ...trialMethods.flatMap(({ number }, index) =>
      isCaseNumber(number) ? [] : [reject('supersedes.form', 'decision.trials', { number }, `trialMethods.${index + 1}.number`)],
    ),
  ];
  return rejections.length > 0 ? { ok: false, rejections } : { ok: true, values: trial };
}
