import type { AgreementTerm, FrameworkPoint, Offer } from '@likeverd/appraisal';
import type { Alternative } from '@likeverd/casework';
import { isCalendarDate } from '@likeverd/reference';
import { parseNumber } from '../model/InputControl.tsx';

export type TermFault = 'notANumber' | 'negative' | 'share' | 'missing' | 'date';

/** One field of a form of agreement. */
export interface TermField {
  readonly name: TermFieldName;
  readonly kind: 'number' | 'percent' | 'choice' | 'state' | 'date' | 'text';
  readonly choices?: readonly TermChoice[];
  /** What holds where nothing is typed; a field without it must be filled in. */
  readonly usual?: string;
}

export const termChoices = ['units', 'cost', 'years', 'marginal', 'allUnits', 'yes', 'no', 'withdraw', 'lowerPrice'] as const;
export type TermChoice = (typeof termChoices)[number];

interface AnyField extends Omit<TermField, 'name'> {
  readonly name: string;
}

const state = { name: 'state', kind: 'state' } as const;
const years = { name: 'years', kind: 'number' } as const;
const measure = { name: 'measure', kind: 'choice', choices: ['units', 'cost', 'years'] } as const;

/** The forms of agreement that the page offers beside a lower price, each with its fields in the order of the page. */
const fieldsOf = {
  flat: [],
  priceVolume: [
    { name: 'form', kind: 'choice', choices: ['marginal', 'allUnits'] },
    { name: 'from1', kind: 'number' },
    { name: 'discount1', kind: 'percent' },
    { name: 'from2', kind: 'number', usual: '' },
    { name: 'discount2', kind: 'percent', usual: '' },
  ],
  expenditureCap: [
    { name: 'budget', kind: 'number' },
    { name: 'supplierShare', kind: 'percent', usual: '100' },
  ],
  patientCap: [measure, { name: 'limit', kind: 'number' }],
  freeInitiation: [measure, { name: 'amount', kind: 'number' }],
  indicationPrice: [
    { name: 'share1', kind: 'percent' },
    { name: 'indicationDiscount1', kind: 'percent' },
    { name: 'indicationDiscount2', kind: 'percent' },
    { name: 'actualShare1', kind: 'percent' },
    { name: 'trueUp', kind: 'choice', choices: ['yes', 'no'] },
  ],
  instalments: [
    { name: 'payments', kind: 'number' },
    { name: 'rate', kind: 'percent', usual: '0' },
    { name: 'pricePerPatient', kind: 'number' },
  ],
  outcomeRebate: [state, years, { name: 'rebate', kind: 'percent' }],
  moneyBack: [state, years, { name: 'share', kind: 'percent', usual: '100' }],
  continuation: [state, years],
  documentedEffect: [
    { name: 'startDiscount', kind: 'percent' },
    { name: 'reviewYear', kind: 'number' },
    state,
    years,
    { name: 'level', kind: 'percent' },
    { name: 'reached', kind: 'percent' },
    { name: 'otherwise', kind: 'percent' },
  ],
  evidence: [
    { name: 'milestone', kind: 'text' },
    { name: 'milestoneDate', kind: 'date' },
    { name: 'reviewYear', kind: 'number' },
    state,
    years,
    { name: 'level', kind: 'percent' },
    { name: 'exit', kind: 'choice', choices: ['withdraw', 'lowerPrice'] },
    { name: 'exitDiscount', kind: 'percent', usual: '' },
  ],
} as const satisfies Readonly<Record<string, readonly AnyField[]>>;

/** What it takes to follow an agreement: asked of every form but a lower price. */
const effortFields = [
  { name: 'minutesPerPatient', kind: 'number', usual: '' },
  { name: 'hoursPerYear', kind: 'number', usual: '0' },
  { name: 'extraRegistration', kind: 'choice', choices: ['no', 'yes'] },
] as const;

export type FormId = keyof typeof fieldsOf;
export type TermFieldName = (typeof fieldsOf)[FormId][number]['name'] | (typeof effortFields)[number]['name'];
export const formIds = Object.keys(fieldsOf) as readonly FormId[];

export const formOf = ({ form }: Alternative): FormId => formIds.find((id) => id === form) ?? 'flat';
export const termFields = (form: FormId): readonly TermField[] => fieldsOf[form];
export const effortOf = (form: FormId): readonly TermField[] => (form === 'flat' ? [] : effortFields);
/** The name under which a field of a form is kept, so that what was typed for another form is not lost. */
export const keyOf = (form: FormId, field: TermFieldName): string => `${form}.${field}`;

/** Framework points on which the negotiator answers; words in three languages are one and the same here. */
const answers = ['yes', 'no', 'unclear'] as const;

export interface ReadTerms {
  readonly faults: Readonly<Partial<Record<TermFieldName, TermFault>>>;
  /** Absent for a lower price alone, and where there are faults. */
  readonly terms?: readonly AgreementTerm[];
  readonly followUp?: NonNullable<Offer['followUp']>;
  readonly answers: NonNullable<Offer['answers']>;
}

const typedSource = 'Typed by the negotiator';
const inAll = (text: string): { readonly nb: string; readonly nn: string; readonly en: string } => ({
  nb: text,
  nn: text,
  en: text,
});

/** The terms of an alternative as the engine takes them, or what is wrong at each field. `states`: of the model, the first where none is chosen. */
export function readTerms(alternative: Alternative, states: readonly string[]): ReadTerms {
  const form = formOf(alternative);
  const faults: Partial<Record<TermFieldName, TermFault>> = {};
  const fields = [...termFields(form), ...effortOf(form)];
  const text = (name: TermFieldName): string =>
    (alternative.terms[keyOf(form, name)] ?? '').trim() || (fields.find((field) => field.name === name)?.usual ?? '');
  const number = (name: TermFieldName, most = Number.POSITIVE_INFINITY): number => {
    const typed = text(name);
    const value = typed === '' ? null : parseNumber(typed.replace(/%$/u, ''));
    if (typed === '') faults[name] = 'missing';
    else if (value === null) faults[name] = 'notANumber';
    else if (value < 0) faults[name] = 'negative';
    else if (value > most) faults[name] = 'share';
    else return value;
    return 0;
  };
  const percent = (name: TermFieldName): number => number(name, 100) / 100;
  const choice = <C extends TermChoice>(name: TermFieldName, allowed: readonly [C, ...C[]]): C =>
    allowed.find((each) => each === text(name)) ?? allowed[0];
  const outcome = { type: 'state' as const, states: [states.find((each) => each === text('state')) ?? states[0] ?? ''] };
  const timed = () => ({ ...outcome, years: number('years') });

  const term = (): AgreementTerm | undefined => {
    switch (form) {
      case 'flat':
        return undefined;
      case 'priceVolume': {
        const second = text('from2') === '' ? [] : [{ from: number('from2'), discount: percent('discount2') }];
        const tiers = [{ from: number('from1'), discount: percent('discount1') }, ...second];
        return { type: form, form: choice('form', ['marginal', 'allUnits']), measure: 'units', tiers };
      }
      case 'expenditureCap':
        return { type: form, budget: [number('budget')], supplierShare: percent('supplierShare') };
      case 'patientCap':
        return { type: form, measure: choice('measure', ['units', 'cost', 'years']), limit: number('limit') };
      case 'freeInitiation':
        return { type: form, measure: choice('measure', ['units', 'cost', 'years']), amount: number('amount') };
      case 'indicationPrice': {
        const [share, actual] = [percent('share1'), percent('actualShare1')];
        return {
          type: form,
          trueUp: choice('trueUp', ['yes', 'no']) === 'yes',
          indications: [
            { name: inAll('1'), share, discount: percent('indicationDiscount1'), actualShare: actual },
            { name: inAll('2'), share: 1 - share, discount: percent('indicationDiscount2'), actualShare: 1 - actual },
          ],
        };
      }
      case 'instalments':
        return { type: form, payments: number('payments'), rate: percent('rate'), price: number('pricePerPatient') };
      case 'outcomeRebate':
        return { type: form, outcome, years: number('years'), rebate: percent('rebate') };
      case 'moneyBack':
        return { type: form, outcome, years: number('years'), share: percent('share') };
      case 'continuation':
        return { type: form, outcome, years: number('years') };
      case 'documentedEffect': {
        const levels = [{ level: percent('level'), discount: percent('reached') }];
        const step = { year: number('reviewYear'), measure: timed(), levels, otherwise: percent('otherwise') };
        return { type: form, start: percent('startDiscount'), steps: [step] };
      }
      case 'evidence': {
        const date = text('milestoneDate');
        if (!isCalendarDate(date)) faults.milestoneDate = date === '' ? 'missing' : 'date';
        const what = text('milestone');
        if (what === '') faults.milestone = 'missing';
        const exit = choice('exit', ['withdraw', 'lowerPrice']);
        return {
          type: form,
          milestones: [{ date, what: inAll(what) }],
          reviewYear: number('reviewYear'),
          measure: timed(),
          level: percent('level'),
          exit: exit === 'withdraw' ? { type: exit } : { type: exit, discount: percent('exitDiscount') },
        };
      }
    }
  };

  const found = term();
  const followUp =
    form === 'flat' || text('minutesPerPatient') === ''
      ? undefined
      : {
          minutesPerPatient: number('minutesPerPatient'),
          hoursPerYear: number('hoursPerYear'),
          extraRegistration: choice('extraRegistration', ['no', 'yes']) === 'yes',
          data: [],
          source: typedSource,
        };
  const sound = Object.keys(faults).length === 0;
  return {
    faults,
    ...(found === undefined || !sound ? {} : { terms: [found] }),
    ...(followUp === undefined || !sound ? {} : { followUp }),
    answers: Object.fromEntries(
      Object.entries(alternative.points).flatMap(([point, { judgement, reason }]) => {
        const answer = answers.find((each) => each === judgement);
        return answer === undefined ? [] : [[point as FrameworkPoint, { answer, reason }]];
      }),
    ),
  };
}
