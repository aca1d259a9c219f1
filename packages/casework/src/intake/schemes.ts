import { isCode } from '../decision/codes.ts';
import { day, type Fields, optionalDay } from '../field.ts';
import type { Party, Role } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { validateFields } from '../validation.ts';
import type { Enrolment } from './enrolment.ts';

/** The simplified ways that medicines are enrolled in by name. Comparability is judged case by case and has no list. S19. */
const schemes = ['pd1'] as const;

/** An entry of the list of a simplified way: a substance, from when until when, and where that is told. S19.R2. */
export const schemeFields = {
  scheme: { kind: 'choice', required: true, rule: 'scheme.pd1', choices: schemes },
  schemeSubstance: { kind: 'text', required: true, shortest: 2, longest: 200, rule: 'scheme.pd1' },
  schemeAtc: { kind: 'text', required: false, longest: 7 },
  enrolledOn: day,
  leftOn: optionalDay,
  schemeListSource: { kind: 'text', required: true, shortest: 5, longest: 500, rule: 'scheme.pd1' },
} as const satisfies Fields;

const editors: readonly Role[] = ['secretariat'];

/** Why someone may not keep the lists; empty when they may. S19.R2: the secretariat checks the conditions. */
export function obstaclesToSchemes(actor: Party): readonly Rejection[] {
  return editors.includes(actor.role)
    ? []
    : [reject('role.notAllowed', 'scheme.pd1', { role: actor.role, allowed: editors.join(', ') })];
}

/** Every fault of an entry at once, or the entry. */
export function checkEnrolment(
  values: Readonly<Record<string, unknown>>,
): { readonly ok: true; readonly values: Enrolment } | { readonly ok: false; readonly rejections: readonly Rejection[] } {
  const validated = validateFields(schemeFields, values);
  if (!validated.ok) return validated;
  const text = (name: string): string => {
    const value = validated.values[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const enrolment: Enrolment = {
    scheme: text('scheme'),
    schemeSubstance: text('schemeSubstance'),
    enrolledOn: text('enrolledOn'),
    schemeListSource: text('schemeListSource'),
    ...(text('schemeAtc') === '' ? {} : { schemeAtc: text('schemeAtc') }),
    ...(text('leftOn') === '' ? {} : { leftOn: text('leftOn') }),
  };
  const { enrolledOn, leftOn, schemeAtc } = enrolment;
  const rejections = [
    ...(leftOn !== undefined && leftOn <= enrolledOn
      ? [reject('scheme.leftTooEarly', 'scheme.pd1', { enrolledOn }, 'leftOn')]
      : []),
    ...(schemeAtc === undefined || isCode('atc', schemeAtc)
      ? []
      : [reject('request.atcCode', 'intake.requestContent', { code: schemeAtc }, 'schemeAtc')]),
  ];
  return rejections.length > 0 ? { ok: false, rejections } : { ok: true, values: enrolment };
}
