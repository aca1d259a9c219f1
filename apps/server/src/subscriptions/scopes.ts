import { type NoticeKind, noticeKinds, type Viewer } from '@likeverd/casework';
import { content, formatList, type Language } from '@likeverd/language';
import type { StoreTransaction } from '../database.ts';
import type { Scope } from '../feeds/reading.ts';
import { seenRows } from '../log/case-rows.ts';
import { facets, isOpen, type Sought } from '../search/find.ts';

/** What a search asks for, in words: `kreft, Legemiddel, Besluttet`. */
export function wordsOfSearch({ query, filters }: Sought, language: Language): string {
  const { casework } = content[language];
  const known: Readonly<Record<string, string>> = { ...casework.choices, ...casework.phases };
  const chosen = facets.flatMap((facet) => filters[facet] ?? []).map((value) => known[value] ?? value);
  return formatList([...(query.trim() === '' ? [] : [`«${query.trim()}»`]), ...chosen], language);
}

/** What an e-mail subscription follows: events, or what someone who takes part is to be told. */
export type Followed = Scope | { readonly kind: 'participation'; readonly notices: readonly NoticeKind[] };

/** What is followed, in words. */
export async function wordsOfScope(tx: StoreTransaction, viewer: Viewer, scope: Followed, language: Language): Promise<string> {
  const { subscriptions, participation } = content[language].pages;
  const { mail } = subscriptions;
  switch (scope.kind) {
    case 'case': {
      const line = (await seenRows(tx, [scope.caseId], viewer)).get(scope.caseId);
      return [line?.number, line?.title].filter((part) => part !== undefined).join(' ');
    }
    case 'role':
      return mail.scopes.role;
    case 'participation':
      return scope.notices.length === noticeKinds.length
        ? mail.scopes.participation
        : `${mail.scopes.participation}: ${formatList(
            scope.notices.map((kind) => participation.own.notices[kind].toLowerCase()),
            language,
          )}`;
    case 'search':
      return isOpen(scope.sought) ? mail.scopes.searchAll : wordsOfSearch(scope.sought, language);
  }
}

/** The filters of a saved view as parameters of an address, always in the same order. */
export function targetOf({ query, filters }: Sought): string {
  const parameters = new URLSearchParams();
  if (query.trim() !== '') parameters.set('query', query.trim());
  for (const facet of facets) {
    const values = filters[facet] ?? [];
    if (values.length > 0) parameters.set(facet, values.join(','));
  }
  return parameters.toString();
}

/** What is followed, from how it is stored; null where it makes no sense to this version. */
export function scopeOf(kind: string, target: string): Followed | null {
  switch (kind) {
    case 'case':
      return { kind: 'case', caseId: target };
    case 'role':
      return { kind: 'role' };
    case 'participation': {
      const wanted = target.split(',');
      return { kind: 'participation', notices: noticeKinds.filter((each) => target === '' || wanted.includes(each)) };
    }
    case 'search': {
      const parameters = new URLSearchParams(target);
      const filters = Object.fromEntries(facets.map((facet) => [facet, parameters.get(facet)?.split(',') ?? []]));
      return { kind: 'search', sought: { query: parameters.get('query') ?? '', filters } };
    }
    default:
      return null;
  }
}
