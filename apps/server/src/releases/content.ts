import type { PublicRelease } from '@likeverd/followup';
import { canonicalJson } from '../log/chain.ts';
import { csvCell } from '../opendata/formats.ts';

/** A version as it was published: nothing in it but what everyone may see. */
export interface PublishedRelease {
  readonly caseId: string;
  readonly version: number;
  /** Hash of the text of the version before. */
  readonly previous: string | null;
  readonly publishedOn: string;
  readonly publication: PublicRelease;
}

/** The licence of what is published. */
const licence = 'https://creativecommons.org/licenses/by/4.0/';

export const content = (release: PublishedRelease): string => canonicalJson({ ...release, licence });

const columns = [
  'item',
  'title',
  'kind',
  'group',
  'step',
  'value',
  'of',
  'within',
  'atRisk',
  'events',
  'left',
  'survival',
  'relation',
  'lowest',
  'highest',
  'withheld',
] as const;
type Row = Partial<Readonly<Record<(typeof columns)[number], string | number | null>>>;

/** The same as one table: a line for each number, each step of a curve and each figure. */
export function releaseCsv({ publication }: PublishedRelease): string {
  const group = (at: Readonly<Record<string, string>>): string =>
    Object.entries(at)
      .map(([dimension, code]) => `${dimension}: ${code}`)
      .join(' | ');
  const rows: readonly Row[] = [
    ...publication.tables.flatMap(({ id, title, kind, cells }): readonly Row[] =>
      cells.map(
        ({ at, value, of, within }): Row => ({
          item: id,
          title,
          kind,
          group: group(at),
          value,
          of: of ?? null,
          within: within ?? null,
          withheld: value === null ? 'yes' : null,
        }),
      ),
    ),
    ...publication.curves.flatMap(({ id, title, at, steps }): readonly Row[] =>
      steps.length === 0
        ? [{ item: id, title, kind: 'curve', group: group(at), withheld: 'yes' }]
        : steps.map(({ leaves, atRisk, events, left, survival }) => ({
            item: id,
            title,
            kind: 'curve',
            group: group(at),
            step: leaves.join(' + '),
            atRisk,
            events,
            left,
            survival,
          })),
    ),
    ...publication.statistics.map(({ id, title, kind, at, figure, people }): Row => {
      const own = { item: id, title, kind, group: group(at), of: people ?? null };
      if ('withheld' in figure) return { ...own, withheld: figure.withheld };
      const [lowest, highest] = figure.interval ?? [null, null];
      return { ...own, value: figure.value, relation: figure.relation, lowest, highest };
    }),
  ];
  const line = (cells: readonly (string | number | null)[]): string => `${cells.map((cell) => csvCell(cell, ',')).join(',')}\r\n`;
  return line(columns) + rows.map((row) => line(columns.map((column) => row[column] ?? null))).join('');
}
