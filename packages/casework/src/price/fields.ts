import { day, type Field, type Fields, optionalProse, prose } from '../field.ts';

const price = { kind: 'amount', required: true, minimum: 0, maximum: 1_000_000_000 } as const satisfies Field;

/** The forms of offers and price notes. */
export const priceFields = {
  recordPriceOffer: { pricePerPack: price, maximumPricePerPack: price, validUntil: day, terms: optionalProse },
  recordPriceNote: { note: prose },
} as const satisfies Record<string, Fields>;
