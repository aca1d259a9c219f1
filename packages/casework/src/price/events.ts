import type { CalendarDate } from '@likeverd/reference';

/** What the events of offers and price notes say. */
export interface PriceEvents {
  PriceOfferRecorded: { pricePerPack: number; maximumPricePerPack: number; validUntil: CalendarDate; terms: string };
  PriceNoteRecorded: { note: string };
}

export const priceEventTypes = ['PriceOfferRecorded', 'PriceNoteRecorded'] as const satisfies readonly (keyof PriceEvents)[];
