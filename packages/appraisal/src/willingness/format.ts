import { choice, type Infer, list, number, object, optional, required } from '@likeverd/modelling/document';
import { source, words } from '../assessment/words.ts';

const qalys = { minimum: -120, maximum: 120 } as const;

/** For what willingness to pay may be adjusted by judgement (S06.R3, S06.R4). */
const adjustmentGrounds = ['uncertainty', 'budget', 'rarity', 'organisation', 'personnel', 'other'] as const;

/** What is set beside the severity-weighted willingness to pay. */
export const willingnessShape = object('Willingness to pay: how sure the class is, and judgements that pull it.', {
  shortfall: optional(
    object('How far the absolute shortfall may reach. Default: as the draws have it.', {
      lower: required(number('QALYs.', qalys)),
      upper: required(number('QALYs.', qalys)),
      source: required(source),
    }),
  ),
  adjustments: optional(
    list(
      'Judgements that pull willingness to pay up or down. They are shown, and never move the number.',
      object('One judgement.', {
        ground: required(choice('What it rests on.', adjustmentGrounds)),
        direction: required(choice('Which way it pulls.', ['higher', 'lower', 'neither'])),
        reason: required(words),
        source: required(source),
      }),
    ),
  ),
});
export type WillingnessPremises = Infer<typeof willingnessShape>;
