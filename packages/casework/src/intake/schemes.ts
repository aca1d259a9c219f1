import type { CalendarDate } from '@likeverd/reference';
import { isCode } from '../decision/codes.ts';
import { day, type Fields, optionalDay } from '../field.ts';
import type { Party, Role } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { validateFields } from '../validation.ts';

/** The simplified ways that medicines are enrolled in by name. Comparability is judged case by case and has no list. S19. */
export const schemes = ['pd1'] as const;

/** An entry of the list of a simplified way: a substance, from when until when, and where that is told. S19.R2. */
export const schemeFields = {
  scheme: { kind: 'choice', required: true, rule: 'scheme.pd1', choices: schemes },
  schemeSubstance: { kind: 'text', required: true, shortest: 2, longest: 200, rule: 'scheme.pd1' },
  schemeAtc: { kind: 'text', required: false, longest: 7 },
  enrolledOn: day,
  leftOn: optionalDay,
  schemeListSource: { kind: 'text', required: true, shortest: 5, longest: 500, rule: 'scheme.pd1' },
} as const satisfies Fields;

/** A medicine in a simplified way. */
export interface Enrolment {
  readonly scheme: string;
  readonly schemeSubstance: string;
  readonly schemeAtc?: string;
  /** First day on which a request that comes in is of the scheme. */
  readonly enrolledOn: CalendarDate;
  /** First day on which it no longer is. */
  readonly leftOn?: CalendarDate;
  readonly schemeListSource: string;
}

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
  const text = (name: string): string => String(validated.values[name] ?? '').trim();
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

const same = (one: string, other: string): boolean => one.trim().toLocaleLowerCase('nb') === other.trim().toLocaleLowerCase('nb');

/** The entry by which a medicine is in a scheme on a day, by its substance or its ATC code; undefined where it is in none. */
export function enrolmentOf(
  enrolments: readonly Enrolment[],
  { substance, atc }: { readonly substance?: string | undefined; readonly atc?: string | undefined },
  on: CalendarDate,
): Enrolment | undefined {
  return enrolments.find(
    ({ schemeSubstance, schemeAtc, enrolledOn, leftOn }) =>
      enrolledOn <= on &&
      (leftOn === undefined || on < leftOn) &&
      ((substance !== undefined && same(schemeSubstance, substance)) || (atc !== undefined && atc === schemeAtc)),
  );
}
