import type { JudgedOffer } from '@likeverd/appraisal';
import type { Content } from '../i18n/language.tsx';
import type { ListedOffer } from './offers.ts';

/** What an offer is called on the page. */
export function offerName({ origin, count, name }: ListedOffer, { negotiation: { offers } }: Content): string {
  const usual = origin === 'list' ? offers.list : offers[origin]({ count });
  return name.trim() === '' ? usual : `${usual}: ${name.trim()}`;
}

/** The form of an agreement in words. */
export function formText({ nature }: JudgedOffer, { assessment }: Content): string {
  return nature.types.map((type) => assessment.agreements.types[type]).join(' + ');
}

/** How many of the framework's points are met, are not, and are open. */
export function frameworkText({ framework }: JudgedOffer, { assessment }: Content): string {
  return (['met', 'notMet', 'unclear'] as const)
    .map((status) => `${framework.filter((each) => each.status === status).length} ${assessment.agreements.statuses[status]}`)
    .join(', ');
}
