import { choice, flag, type Infer, list, map, number, object, optional, required, text } from '@likeverd/modelling/document';
import { impactCategories } from '@likeverd/reference';
import { identifier, source, words } from '../assessment/words.ts';

/** Who bears a consequence. */
export const bearers = ['specialist', 'municipal', 'patient', 'relatives', 'society'] as const;
const bearer = choice('Who bears it.', bearers);
const category = choice('Row of the impact inventory (Figure 4.1).', impactCategories);

/** What a societal view may be shown for (S10.R8, S10.R9). */
export const societalGrounds = [
  'storting',
  'publicHealth',
  'screening',
  'vaccination',
  'infectionControl',
  'infrastructure',
] as const;

const line = object('One consequence that the model lacks, or has and that is declared here so that nobody adds it again.', {
  id: required(identifier),
  label: required(words),
  category: required(category),
  bearer: required(bearer),
  values: required(map('Amount of every strategy that is compared, by its id. Money and QALYs are discounted.', number('Amount.'))),
  unit: required(
    choice('Hours and kilometres are valued at the dated unit prices of patients’ time and travel.', [
      'money',
      'QALY',
      'hour',
      'km',
    ]),
  ),
  per: required(
    choice('Per patient, or per year that the patient lives (discounted, as the model counts it).', ['patient', 'year']),
  ),
  state: optional(text('Only years in this state of the model.', { maximumLength: 80 })),
  currency: optional(text('Currency of an amount of money.', { pattern: '^[A-Z]{3}$' })),
  priceYear: optional(number('Year of the price level of an amount of money.', { minimum: 1900, maximum: 2200, integer: true })),
  inModel: optional(
    text('Id of the component of cost, or carers, that has this consequence in the model already: it is then not added.', {
      maximumLength: 80,
    }),
  ),
  source: required(source),
});

const conversion = object('What one unit of money of another currency or year is in the currency and price year of the model.', {
  currency: required(text('Currency.', { pattern: '^[A-Z]{3}$' })),
  priceYear: required(number('Year.', { minimum: 1900, maximum: 2200, integer: true })),
  factor: required(number('Factor.', { above: 0 })),
  source: required(source),
});

/** Which consequences count: the extended health-service perspective. */
export const perspectiveShape = object('What counts as benefit and as use of resources, by the impact inventory.', {
  payers: required(map('Who each payer of the model is.', bearer)),
  components: required(map('The row of the inventory that each component of cost of the model belongs to.', category)),
  lines: optional(list('Further consequences.', line)),
  conversions: optional(list('For lines and unit prices in another currency or price year than those of the model.', conversion)),
  none: optional(
    object('Why a level of service has no consequences, where it has none: both must be assessed.', {
      specialist: optional(words),
      municipal: optional(words),
    }),
  ),
  societal: optional(
    object('Asks for the societal view, as a secondary analysis.', {
      ground: required(choice('What permits it.', societalGrounds)),
      largeAndDocumented: required(flag('True where gains for society are large and well documented.')),
      reason: required(words),
      source: required(source),
    }),
  ),
});
export type PerspectivePremises = Infer<typeof perspectiveShape>;
export type PerspectiveLine = Infer<typeof line>;
export type Bearer = (typeof bearers)[number];
export type SocietalGround = (typeof societalGrounds)[number];
