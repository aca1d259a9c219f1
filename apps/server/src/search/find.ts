import type { CaseSummary } from '@likeverd/casework';
import { type RawBuilder, sql } from 'kysely';
import type { StoreTransaction } from '../database.ts';
import { seenRows } from '../log/case-rows.ts';
import { byWords, nearestOf, queryOf } from './vector.ts';
import { type Piece, searchTerms, snippetOf, type Term } from './words.ts';

/** By what the public list can be narrowed, each with its column. */
const facetColumns = {
  methodType: 'method_type',
  phase: 'phase',
  outcome: 'outcome',
  field: 'field',
  year: 'year',
} as const;
export type Facet = keyof typeof facetColumns;
export const facets = Object.keys(facetColumns) as readonly Facet[];

/** What a reader looks for: words, and for each facet the values they want; a case has any of them. */
export interface Sought {
  readonly query: string;
  readonly filters: { readonly [F in Facet]?: readonly string[] | undefined };
}

/** A case in the public list, with the words around what was searched for. */
export interface FoundCase extends CaseSummary {
  readonly snippet?: readonly Piece[];
}

export interface Found {
  readonly cases: readonly FoundCase[];
  readonly total: number;
  /** For each facet how many cases each value would give, with the other filters as they are; the most frequent first. */
  readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>;
}

/** Of D to A in the heading: nothing; inside of a word of the name; about the patients; in the name. */
const rankWeights = '{0,0.2,0.5,1}';

/** Case numbers are matched by their beginning. */
function numberOf(terms: readonly Term[]): string | null {
  const [only, ...more] = terms;
  const match = more.length === 0 ? /^id(\d{1,4}(?:x\d*)?)$/.exec(only?.word ?? '') : null;
  return match === null ? null : `ID${(match[1] ?? '').replace('x', '_')}`;
}

function matching(terms: readonly Term[], query: string): RawBuilder<boolean> {
  // A query of signs alone names nothing.
  if (terms.length === 0) return query.trim() === '' ? sql<boolean>`true` : sql<boolean>`false`;
  const number = numberOf(terms);
  return number === null
    ? sql<boolean>`(numnode(${queryOf(terms)}) = 0 or words @@ ${queryOf(terms)})`
    : sql<boolean>`number like ${`${number.replaceAll('_', '\\_')}%`}`;
}

function wanted(filters: Sought['filters'], besides: Facet | null): RawBuilder<boolean> {
  const conditions = facets.flatMap((facet) => {
    const values = filters[facet];
    return facet === besides || values === undefined || values.length === 0
      ? []
      : [sql<boolean>`${sql.ref(facetColumns[facet])}::text = any(${[...values]}::text[])`];
  });
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** True where nothing is sought: every public case fits. */
export function isOpen({ query, filters }: Sought): boolean {
  return query.trim() === '' && facets.every((facet) => (filters[facet] ?? []).length === 0);
}

/** Ids of the public cases that fit, the newest first. */
export async function casesMatching(tx: StoreTransaction, { query, filters }: Sought, most: number): Promise<readonly string[]> {
  const terms = searchTerms(query);
  if (terms.length > 0) await byWords(tx);
  const { rows } = await sql<{ case_id: string }>`
    select case_id from public_case where ${matching(terms, query)} and ${wanted(filters, null)}
    order by updated_at desc, case_id limit ${most}`.execute(tx);
  return rows.map(({ case_id }) => case_id);
}

/** The public cases that fit, the nearest first, else the newest; with what each filter would give. */
export async function findPublicCases(
  tx: StoreTransaction,
  { query, filters }: Sought,
  limit: number,
  offset: number,
): Promise<Found> {
  const terms = searchTerms(query);
  if (terms.length > 0) await byWords(tx);
  const nearest =
    terms.length === 0 || numberOf(terms) !== null
      ? sql``
      : sql`ts_rank(${rankWeights}::real[], heading, ${nearestOf(terms)}) desc,`;
  const { rows } = await sql<{ case_id: string; texts: readonly string[] }>`
    select case_id, texts from public_case
    where ${matching(terms, query)} and ${wanted(filters, null)}
    order by ${nearest} updated_at desc, case_id
    limit ${limit} offset ${offset}`.execute(tx);
  const lines = await seenRows(
    tx,
    rows.map((row) => row.case_id),
    null,
  );
  const counted = await sql<{ facet: Facet | null; value: string | null; count: number }>`
    with found as materialized (
      select method_type, phase, outcome, field, year, count(*) as cases from public_case where ${matching(terms, query)}
      group by method_type, phase, outcome, field, year
    )
    select null::text as facet, null::text as value, coalesce(sum(cases), 0)::integer as count from found where ${wanted(filters, null)}
    ${sql.join(
      facets.map((facet) => {
        const column = sql.ref(facetColumns[facet]);
        return sql`union all select ${sql.lit(facet)}, ${column}::text, sum(cases)::integer from found
          where ${column} is not null and ${wanted(filters, facet)} group by ${column}`;
      }),
      sql` `,
    )}`.execute(tx);
  const valuesOf = (facet: Facet): Found['facets'][Facet] =>
    counted.rows
      .flatMap((row) => (row.facet === facet && row.value !== null ? [{ value: row.value, count: row.count }] : []))
      .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'nb'));
  return {
    cases: rows.flatMap(({ case_id, texts }) => {
      const summary = lines.get(case_id);
      if (summary === undefined) return [];
      const snippet =
        terms.length === 0
          ? null
          : snippetOf(
              texts.filter((text) => text !== summary.title),
              terms,
            );
      return [snippet === null ? summary : { ...summary, snippet }];
    }),
    total: counted.rows.find((row) => row.facet === null)?.count ?? 0,
    facets: {
      methodType: valuesOf('methodType'),
      phase: valuesOf('phase'),
      outcome: valuesOf('outcome'),
      field: valuesOf('field'),
      year: valuesOf('year').toSorted((a, b) => Number(b.value) - Number(a.value)),
    },
  };
}
