import type { Fault } from '@likeverd/modelling';
import { parseText, type Path, pathText, suggestion } from '@likeverd/modelling/document';
import type { ReportPremises } from './format.ts';
import { referencesIn } from './markdown.ts';

/** A result that a text names, and which text. */
export interface Reference {
  readonly path: string;
  readonly id: string;
}

export interface ReportResult {
  readonly status: 'computed';
  /** Every result that the texts name, in the order of the document. Which of them exist is known when all parts are judged. */
  readonly references: readonly Reference[];
}

/** Every text in a value, with its path. */
function textsIn(value: unknown, path: Path): readonly { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => textsIn(item, [...path, name]));
}

/** The part `report` of an assessment: what it refers to. */
export function assessReport(premises: ReportPremises): ReportResult {
  return {
    status: 'computed',
    references: textsIn(premises, ['report']).flatMap(({ path, text }) =>
      referencesIn(text).map((id) => ({ path: pathText(path), id })),
    ),
  };
}

/**
 * A fault for every reference of a document's report that names no result, at the place of the reference. `known` tells which there
 * are.
 */
export function referenceFaults(document: string, known: ReadonlySet<string>): readonly Fault[] {
  const parsed = parseText(document);
  if (!parsed.ok) return [];
  const text = parsed.value;
  const lines = document.split('\n');
  const taken = new Set<string>();
  return textsIn(reportOf(text.value), ['report']).flatMap(({ path, text: written }) =>
    referencesIn(written)
      .filter((id) => !known.has(id))
      .map((id): Fault => {
        const at = find(lines, id, text.positionOf(path, false).line, taken);
        return {
          code: 'reference.unknown',
          path: pathText(path),
          ...at,
          details: { what: 'result', name: id, suggestion: suggestion(id, [...known]) },
        };
      }),
  );
}

const reportOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'report' in value ? value.report : undefined;

/** The first place from a line on where a reference stands that was not told before. */
function find(
  lines: readonly string[],
  id: string,
  from: number,
  taken: Set<string>,
): { readonly line: number; readonly column: number } {
  for (let line = from; line <= lines.length; line++) {
    for (const match of (lines[line - 1] ?? '').matchAll(/\{\{\s*([^\s{}]+)/g)) {
      const place = `${line}:${match.index}`;
      if (match[1] !== id || taken.has(place)) continue;
      taken.add(place);
      return { line, column: match.index + 1 };
    }
  }
  return { line: from, column: 1 };
}
