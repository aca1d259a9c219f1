import {
  choice,
  flag,
  type Infer,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from '@likeverd/modelling/document';
import { date, source, words } from '../assessment/words.ts';

/** Who bears an expense: the regional health authorities, the National Insurance Scheme, the municipalities, the patients. */
export const holders = ['specialist', 'nationalInsurance', 'municipal', 'patient'] as const;
export type Holder = (typeof holders)[number];

/** What an expense is for (rule S08.R3). */
export const categories = ['drug', 'diagnostics', 'monitoring', 'treatment', 'care', 'staff', 'equipment', 'organisation'] as const;
export type Category = (typeof categories)[number];

/** The regional health authorities. */
export const regions = ['southEast', 'west', 'central', 'north'] as const;
export type Region = (typeof regions)[number];

const identifier = text('Letters and digits.', { pattern: '^[A-Za-z][A-Za-z0-9_]*$', maximumLength: 80 });
const money = number('Amount in the currency and price year of the model.', { minimum: -1e13, maximum: 1e13 });
const share = number('Share.', { minimum: 0, maximum: 1 });
const rate = (about: string) => number(about, { minimum: 0, maximum: 10_000_000 });
const holder = choice('Who bears the expense.', holders);
const category = choice('What the expense is for.', categories);

const component = object('One component of cost of the model.', {
  category: required(category),
  valueAddedTax: optional(
    flag('True where the price of the model is without value added tax and the budget bears it. Default: false.'),
  ),
});

const price = object('A price of the model that the budget sets to the maximum pharmacy retail price without value added tax.', {
  parameter: required(text('Id of the parameter with the price of a pack.', { maximumLength: 80 })),
  purchasePrice: required(number('Maximum pharmacy purchase price of a pack (AIP).', { minimum: 0, maximum: 1e9 })),
  coldChain: optional(flag('Whether packs need a cold chain. Default: no.')),
  controlled: optional(flag('Whether it is a preparation of group A or B. Default: no.')),
  source: required(source),
});

const coPayments = variants('What patients pay themselves; it is taken from the payer and added to the patient.', {
  bluePrescription: object('Their share of a blue prescription, up to the ceiling of a year.', {
    component: required(identifier),
    prescriptionsPerYear: required(number('Prescriptions in a year of treatment.', { above: 0, maximum: 1000 })),
    alreadyPaid: optional(rate('What these patients have paid in a year for other services before. Default: nothing.')),
    source: required(source),
  }),
  perYear: object('A fixed amount for each year on a yearly cost.', {
    component: required(identifier),
    amount: required(rate('For each year on the cost.')),
    source: required(source),
  }),
  share: object('A share of a cost.', { component: required(identifier), share: required(share), source: required(source) }),
});

const otherFields = {
  id: required(identifier),
  label: required(words),
  category: required(category),
  holder: required(holder),
  valueAddedTax: optional(flag('True where value added tax is to be added. Default: false.')),
  source: required(source),
} as const;
const others = variants('An expense of introducing the method that is not in the model.', {
  yearly: object('Amounts by year; the last holds from then on.', {
    ...otherFields,
    amounts: required(list('Amounts.', money, 1)),
  }),
  perNewPatient: object('For each patient who starts the method.', { ...otherFields, amount: required(money) }),
  perPatientYear: object('For each year lived by patients who have got the method.', { ...otherFields, amount: required(money) }),
});

const inhabitants = object('Inhabitants by regional health authority: specialist expenses are shared by them.', {
  date: required(date),
  persons: required(
    object('Persons.', {
      southEast: required(rate('Helse Sør-Øst.')),
      west: required(rate('Helse Vest.')),
      central: required(rate('Helse Midt-Norge.')),
      north: required(rate('Helse Nord.')),
    }),
  ),
  source: required(source),
});

const decision = object('Which decision the budget is for.', {
  financing: required(
    choice('Who pays for the method: hospitals, or the National Insurance Scheme.', ['specialist', 'nationalInsurance']),
  ),
  date: optional(date),
  individualSupport: optional(
    list(
      'Expenses by year that would have come as individual support; deductible until 2018. The last holds from then on.',
      number('Amount.', { minimum: 0, maximum: 1e13 }),
      1,
    ),
  ),
});

const perYear = (about: string) => list(`${about} The last holds from then on.`, rate('Units.'), 1);
const strategy = text('Id of a strategy of the model.', { maximumLength: 80 });

const capacity = object('Something of which there is only so much, such as hours of a scanner or of a category of personnel.', {
  id: required(identifier),
  label: required(words),
  unit: required(words),
  needs: required(
    list(
      'What patients of each strategy need.',
      object('One strategy.', {
        strategy: required(strategy),
        perStart: optional(rate('Units for each patient who starts it.')),
        perPatientYear: optional(rate('Units for each year lived on it.')),
      }),
      1,
    ),
  ),
  available: required(perYear('Units there are in each year.')),
  used: optional(perYear('Units that others use in each year. Default: none.')),
  source: required(source),
});

const step = object('One group of patients, who get the method from a year on.', {
  id: required(identifier),
  label: required(words),
  share: required(share),
  opens: required(number('Calendar year from which the group gets the method.', { minimum: 2000, maximum: 2200, integer: true })),
  condition: required(words),
  subgroup: optional(
    text('Id of the subgroup of the model that the group is; its severity and benefit are then computed.', { maximumLength: 80 }),
  ),
  shortfall: optional(
    number('Absolute shortfall of the group, good life years, where it is no subgroup of the model.', {
      minimum: -100,
      maximum: 100,
    }),
  ),
  netBenefit: optional(number('Net benefit of the method for a patient of the group, where it is no subgroup of the model.')),
  source: required(source),
});

const stepwise = object('Introduction to part of the patients before others.', {
  by: required(choice('What the order follows: the most severely ill first, or those with most benefit.', ['severity', 'benefit'])),
  groups: required(list('The groups; their shares sum to 1.', step, 1)),
});

const scenario = object('Other numbers of patients or another uptake.', {
  id: required(identifier),
  label: required(words),
  patients: optional(number('What the number of patients is multiplied by. Default: 1.', { minimum: 0, maximum: 100 })),
  uptake: optional(list('Uptake instead of that of the population. The last holds from then on.', share, 1)),
  source: required(source),
});

/** What introducing the method does to budgets. */
export const budgetShape = object('What introducing the method does to budgets.', {
  entry: optional(
    choice('When in its year a patient enters: at any time, equally likely (default), or all on its first day.', [
      'evenly',
      'yearStart',
    ]),
  ),
  mix: optional(
    map(
      'What new patients get without the method: share by strategy and year, the last holding on. Default: all the comparator.',
      list('Shares.', share, 1),
    ),
  ),
  displaced: optional(map('From which strategies the method takes its patients: weights. Default: by the mix.', share)),
  holders: required(map('Who each payer of the model is.', holder)),
  components: required(map('What each component of cost of the model is.', component)),
  prices: optional(list('Maximum prices.', price)),
  coPayments: optional(list('What patients pay themselves.', coPayments)),
  others: optional(list('Expenses that are not in the model.', others)),
  inhabitants: optional(inhabitants),
  capacity: optional(list('Limits of capacity.', capacity)),
  stepwise: optional(stepwise),
  scenarios: optional(list('Scenarios of patients and uptake.', scenario)),
  draws: optional(
    number('Draws behind the uncertainty of the budget, of those of the assessment. Default: 1,000.', {
      minimum: 0,
      maximum: 100_000,
      integer: true,
    }),
  ),
  decision: required(decision),
  source: required(source),
});
export type BudgetPremises = Infer<typeof budgetShape>;
export type OtherCost = NonNullable<BudgetPremises['others']>[number];
export type Capacity = NonNullable<BudgetPremises['capacity']>[number];
export type Stepwise = NonNullable<BudgetPremises['stepwise']>;
export type CoPayment = NonNullable<BudgetPremises['coPayments']>[number];
