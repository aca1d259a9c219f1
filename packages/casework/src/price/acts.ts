import { type Acts, event, label, ownerOf } from '../act.ts';
import { type Label, publicLabel } from '../confidentiality.ts';
import { isPriceNoteOnly } from '../intake/price-note-only.ts';
import { bodies, type OrganisationId } from '../parties.ts';
import { reject } from '../rejections.ts';
import type { priceFields } from './fields.ts';

/** The acts of offers and price notes. */
export const priceActs: Acts<typeof priceFields> = {
  recordPriceOffer: {
    roles: ['negotiator'],
    roleRule: 'price.bySykehusinnkjop',
    phases: ['commissioned', 'delivered', 'signedOff'],
    premises: (state) => (state.methodType === 'medicine' ? [] : [reject('price.notAMedicine', 'price.bySykehusinnkjop')]),
    requirements: ({ pricePerPack, maximumPricePerPack, validUntil }, _state, { today }) => [
      ...(pricePerPack > maximumPricePerPack
        ? [reject('price.aboveMaximum', 'price.bySykehusinnkjop', { pricePerPack, maximumPricePerPack }, 'pricePerPack')]
        : []),
      ...(validUntil < today ? [reject('date.inThePast', 'price.bySykehusinnkjop', { today }, 'validUntil')] : []),
    ],
    events: (values, state) => [event('PriceOfferRecorded', priceLabel(ownerOf(state)), values)],
  },
  recordPriceNote: {
    roles: ['negotiator'],
    roleRule: 'price.bySykehusinnkjop',
    phases: ['commissioned', 'delivered', 'signedOff'],
    premises: (state) => [
      ...(state.methodType === 'medicine' ? [] : [reject('price.notAMedicine', 'price.bySykehusinnkjop')]),
      ...(state.phase === 'commissioned' && !isPriceNoteOnly(state.commission?.assessmentType)
        ? [reject('price.noteBeforeAssessment', 'order.ofSteps')]
        : []),
    ],
    events: (values) => [
      {
        type: 'PriceNoteRecorded',
        label: publicLabel,
        values: label({ note: values.note }, noteLabel),
      },
    ],
  },
};

/** A price offer: a trade secret of the supplier, held by Sykehusinnkjøp, shown to those who decide. A8-6, S13.R2. */
function priceLabel(supplier: OrganisationId): Label {
  return {
    class: 'confidential',
    ground: 'tradeSecret',
    owner: bodies.sykehusinnkjop,
    sharedWith: [supplier, bodies.beslutningsforum],
  };
}

/** The price note's text: the authorities' negotiating position until the decision is made and after. */
const noteLabel: Label = {
  class: 'confidential',
  ground: 'negotiatingPosition',
  owner: bodies.sykehusinnkjop,
  sharedWith: [bodies.beslutningsforum, bodies.bestillerforum, bodies.secretariat],
};
