import { tagOf } from '../log/public-pages.ts';
import type { Ctx } from './requests.ts';

/** A public answer as JSON that may be kept, and must be asked for again by its tag. */
export function publicJson(c: Ctx, body: unknown): Response {
  return revalidated(c, JSON.stringify(body), 'application/json');
}

/** An answer that may be kept, by everyone on the way or by the reader alone, and must be asked for again by its tag. */
export function revalidated(c: Ctx, text: string, type: string, kept: 'public' | 'private' = 'public'): Response {
  return tagged(c, text, tagOf(text), type, kept);
}

/** The same where the tag is known. */
export function tagged(c: Ctx, text: string, tag: string, type: string, kept: 'public' | 'private' = 'public'): Response {
  const headers = { etag: `"${tag}"`, 'cache-control': `${kept}, no-cache` };
  return c.req.header('if-none-match') === headers.etag
    ? c.body(null, 304, headers)
    : c.body(text, 200, { ...headers, 'content-type': type });
}

/** The other pages of a list, for `Link` (RFC 8288). `url` is what was asked for, on the address of the server. */
export function pageLinks(address: string, url: string, page: number, pages: number): string {
  const { pathname, search } = new URL(url);
  const to = (number: number): string => {
    const parameters = new URLSearchParams(search);
    parameters.set('page', String(number));
    return `<${address}${pathname}?${parameters.toString()}>`;
  };
  const last = Math.max(pages, 1);
  return [
    `${to(1)}; rel="first"`,
    ...(page > 1 ? [`${to(Math.min(page - 1, last))}; rel="prev"`] : []),
    ...(page < last ? [`${to(page + 1)}; rel="next"`] : []),
    `${to(last)}; rel="last"`,
  ].join(', ');
}
