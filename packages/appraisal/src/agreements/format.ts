import { choice, flag, type Infer, list, number, object, optional, required, text, variants } from '@likeverd/modelling/document';
import { date, source, words } from '../assessment/words.ts';

const name = text('Id in the model.', { maximumLength: 80 });
const share = (about: string) => number(about, { minimum: 0, maximum: 1 });
const years = required(number('Years since the patient started.', { minimum: 0, maximum: 120 }));
const agreementYear = number('Year of the agreement, from 0.', { minimum: 0, maximum: 50, integer: true });
const measureOfUse = choice(
  'What is counted for each patient: packs or other units at the list price, money at the price that is paid so far, or years on treatment.',
  ['units', 'cost', 'years'],
);
const period = optional(
  choice('Whether each year is counted by itself (default) or the agreement as a whole.', ['year', 'agreement']),
);

/** Who has the agreed outcome at a time. */
const outcome = variants('The agreed outcome of one patient.', {
  state: object(
    'In one of these states of the model. Those who stay on treatment are taken to be those who have the outcome, as far as there are so many.',
    { states: required(list('States.', name, 1)) },
  ),
  parameter: object('With a probability of the model, the same for those who stop early and late.', { parameter: required(name) }),
});

/** What is looked at to tell whether the method works as agreed. */
const effectMeasure = variants('Measure of effect in all patients.', {
  state: object('Share in one of these states at a time.', { states: required(list('States.', name, 1)), years }),
  parameter: object('A parameter of the model, such as a hazard ratio.', { parameter: required(name) }),
  qalyGain: object('Discounted QALYs gained over the comparator.', {}),
});
const better = optional(choice('Which values are better. Default: higher.', ['higher', 'lower']));

/** What an agreement may say. Terms act one after the other, each on what those before it leave. */
export const termShape = variants('One term of an agreement.', {
  flatDiscount: object('A percentage off the list price.', { discount: required(share('Share off the price.')) }),
  patientCap: object('Nothing is paid for a patient beyond a limit.', {
    measure: required(measureOfUse),
    limit: required(number('The limit for each patient.', { minimum: 0 })),
  }),
  freeInitiation: object('The first part of the treatment of each patient is free.', {
    measure: required(measureOfUse),
    amount: required(number('What is free for each patient.', { minimum: 0 })),
  }),
  outcomeRebate: object('A share of all that was paid for those without the outcome is paid back.', {
    outcome: required(outcome),
    years,
    rebate: required(share('Share that is paid back.')),
  }),
  moneyBack: object('What was paid before the test for those without the outcome is paid back.', {
    outcome: required(outcome),
    years,
    share: optional(share('Share that is paid back. Default: all.')),
  }),
  continuation: object('Only those with the outcome go on with the treatment after the test.', {
    outcome: required(outcome),
    years,
  }),
  instalments: object('The price of the whole treatment is paid once a year; with a rate, as an annuity.', {
    payments: required(number('Number of yearly payments.', { minimum: 1, maximum: 50, integer: true })),
    first: optional(choice('When the first payment falls due: at the start (default) or after a year.', ['start', 'yearEnd'])),
    rate: optional(number('Yearly interest. Default: none.', { minimum: 0, maximum: 1 })),
    price: optional(
      number(
        'Price for each patient who starts on the strategy. Default: what the component costs, which must then fall at the start.',
        { minimum: 0 },
      ),
    ),
    gate: optional(outcome),
  }),
  priceVolume: object('The price falls with the volume in Norway.', {
    form: required(
      choice('Whether a tier’s price holds for the volume inside it or for the whole volume.', ['marginal', 'allUnits']),
    ),
    measure: required(choice('Units, or sales at list price.', ['units', 'sales'])),
    period,
    tiers: required(
      list(
        'Tiers by rising volume; below the first the list price holds.',
        object('One tier.', {
          from: required(number('Volume from which it holds.', { minimum: 0 })),
          discount: required(share('Share off the price.')),
        }),
        1,
      ),
    ),
  }),
  expenditureCap: object('Above a budget the supplier bears a share of what the drug costs in Norway.', {
    budget: required(
      list('Budget of each year, the last from then on; of the whole agreement, one number.', number('Money.', { minimum: 0 }), 1),
    ),
    period,
    supplierShare: optional(share('Share above the budget that the supplier bears. Default: all.')),
  }),
  indicationPrice: object('One price that is weighted by the value in each indication.', {
    indications: required(
      list(
        'Indications.',
        object('One indication.', {
          name: required(words),
          share: required(share('Agreed share of the volume. All sum to 1.')),
          discount: required(share('Share off the price that suits this indication.')),
          actualShare: optional(share('Share that is expected to turn out. Default: as agreed. All sum to 1.')),
        }),
        2,
      ),
    ),
    trueUp: required(flag('Whether the parties settle afterwards by the shares that turned out.')),
    patientsBehind: optional(
      number(
        'Number of patients that the expected shares rest on: they vary as a Dirichlet distribution of that size. Default: they do not.',
        { above: 0 },
      ),
    ),
  }),
  documentedEffect: object('The price starts low and follows the effect that is documented.', {
    start: required(share('Share off the price until the first date.')),
    steps: required(
      list(
        'Dates at which the price is set anew.',
        object('One date.', {
          year: required(agreementYear),
          measure: required(effectMeasure),
          better,
          levels: required(
            list(
              'Levels from the worst to the best; the last that is reached sets the price.',
              object('One level.', {
                level: required(number('In the unit of the measure.')),
                discount: required(share('Share off the price.')),
              }),
              1,
            ),
          ),
          otherwise: required(share('Share off the price where no level is reached.')),
        }),
        1,
      ),
    ),
  }),
  evidence: object('Coverage with evidence: data are collected, and a review decides what follows.', {
    milestones: required(
      list('What is to be delivered, and when.', object('One milestone.', { date: required(date), what: required(words) }), 1),
    ),
    reviewYear: required(agreementYear),
    measure: required(effectMeasure),
    better,
    level: required(number('What the measure must reach, in its unit.')),
    exit: required(
      variants('What follows where the level is not reached.', {
        withdraw: object('No new patients start.', {}),
        lowerPrice: object('The price is lowered from the review on.', { discount: required(share('Share off the price.')) }),
      }),
    ),
  }),
});
export type AgreementTerm = Infer<typeof termShape>;
export type TermType = AgreementTerm['type'];
export type OutcomeOfPatient = Infer<typeof outcome>;
export type EffectMeasure = Infer<typeof effectMeasure>;

const answer = object('An answer with its reason.', {
  answer: required(choice('Whether the point is met.', ['yes', 'no', 'unclear'])),
  reason: required(text('Why.', { maximumLength: 2000 })),
});

/** The points of the framework for alternative price agreements that someone has to answer. */
export const answeredPoints = ['A8-1', 'A8-2', 'A8-3', 'A8-4', 'A8-5', 'A8-6', 'A8-7', 'A8-8', 'A8-9', 'A8-10', 'A8-11'] as const;
export type FrameworkPoint = (typeof answeredPoints)[number];

const offerShape = object('What a supplier offers.', {
  id: required(text('Lower-case letters, digits and hyphens.', { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maximumLength: 80 })),
  name: required(words),
  component: required(name),
  price: optional(
    object('Price of a unit, such as a pack.', {
      parameter: required(name),
      list: optional(number('List price that the offer starts from. Default: as in the model.', { minimum: 0 })),
    }),
  ),
  class: optional(choice('Who may see the offer. Default: confidential.', ['public', 'internal', 'confidential'])),
  years: optional(
    number('Years that the agreement lasts. Default: those that part population gives, otherwise 5.', {
      minimum: 1,
      maximum: 50,
      integer: true,
    }),
  ),
  terms: required(
    list('Terms, in the order in which they act: those for each patient before those for Norway as a whole.', termShape, 1),
  ),
  followUp: optional(
    object('What it takes to follow the agreement.', {
      minutesPerPatient: required(number('Minutes of staff for each new patient.', { minimum: 0 })),
      minutesPerTreatmentYear: optional(number('Minutes of staff for each year on treatment. Default: 0.', { minimum: 0 })),
      hoursPerYear: optional(number('Hours of administration a year, in all of Norway. Default: 0.', { minimum: 0 })),
      extraRegistration: required(flag('Whether staff must register what they do not register today.')),
      data: required(
        list(
          'Where the data come from.',
          object('One source.', {
            what: required(words),
            from: required(choice('Who delivers them.', ['supplier', 'register', 'healthService'])),
            automatic: required(flag('Whether they can be taken out without anyone typing them in.')),
          }),
        ),
      ),
      coordinatedBySupplier: optional(flag('Whether the supplier presents the data from several sources together.')),
      source: required(source),
    }),
  ),
  answers: optional(
    object(
      'Answers to the points of the framework of 22 June 2020.',
      Object.fromEntries(answeredPoints.map((point) => [point, optional(answer)])) as {
        readonly [P in FrameworkPoint]: ReturnType<typeof optional<Infer<typeof answer>>>;
      },
    ),
  ),
  source: required(source),
});
export type Offer = Infer<typeof offerShape>;

/** Offers of price agreements, and what they are priced with. */
export const agreementsShape = object('Price agreements that are offered.', {
  volumeUncertainty: optional(
    object('How uncertain the number of patients is: it is multiplied with a log-normal number of mean 1 in each draw.', {
      coefficientOfVariation: required(number('Standard deviation over mean.', { above: 0, maximum: 5 })),
      source: required(source),
    }),
  ),
  precisionMedicine: optional(flag('Whether the method is given after a test that picks out a few. Default: false.')),
  largestPriceVariation: optional(
    object(
      'Coefficient of variation of the price that is paid, above which the price counts as very uncertain. There is no official limit.',
      {
        value: required(number('Standard deviation over mean.', { minimum: 0, maximum: 10 })),
        reason: required(text('Why.', { maximumLength: 2000 })),
      },
    ),
  ),
  offers: required(list('Offers, to be compared.', offerShape, 1)),
});
export type AgreementPremises = Infer<typeof agreementsShape>;
