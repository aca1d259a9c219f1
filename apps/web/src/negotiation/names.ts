import type { Content } from '../i18n/language.tsx';
import type { ListedOffer } from './offers.ts';

/** What an offer is called on the page. */
export function offerName({ origin, count, name }: ListedOffer, { negotiation: { offers } }: Content): string {
  const usual = origin === 'list' ? offers.list : offers[origin]({ count });
  return name.trim() === '' ? usual : `${usual}: ${name.trim()}`;
}
