import {
  type Disclosure,
  disclosed,
  disclosureLimit,
  equationOf,
  readStatements,
  type Statement,
  tooNarrow,
} from '@likeverd/casework';
import { formatPercent, formatSignificant } from '@likeverd/language';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellUnreadable } from './faults.ts';
import { readText } from './files.ts';
import type { Terminal } from './world.ts';

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** `likeverd check-disclosure`: what can be worked out of hidden values from a file of public statements. */
export async function checkDisclosureCommand(
  [file = '']: readonly string[],
  settings: Settings,
  terminal: Terminal,
): Promise<number> {
  const text = await readText(file);
  if (!text.ok) return tellUnreadable({ ...text, given: file }, terminal);
  const words = terminal.content.disclosure;
  const read = readStatements(text.text);
  if (!read.ok) {
    const faults = read.faults.map((fault) => ({ ...fault, message: words.faults[fault.code](fault.details) }));
    if (settings.json) terminal.out(json({ format: 'likeverd-faults/1', file, faults }));
    else {
      const lines = faults.map(({ path, message }) => `${file} ${path === '' ? '' : `${path} `}— ${message}`);
      terminal.error([...lines, terminal.content.cli.badInput.faults({ file, count: faults.length }), ''].join('\n'));
    }
    return exitCodes.badInput;
  }
  const {
    hidden,
    statements,
    limit = disclosureLimit('disclosure-narrowest-interval', settings.asOf ?? terminal.today),
  } = read.value;
  const found = disclosed(hidden, statements);
  const narrow = found.status === 'solved' ? tooNarrow(found, limit) : [];
  terminal.out(
    settings.json
      ? json({
          format: 'likeverd-disclosure/1',
          file,
          limit,
          ...found,
          ...(found.status === 'solved' ? { tooNarrow: narrow } : {}),
        })
      : `${[...told(found, statements, terminal), verdict(file, found, narrow, limit, terminal)].join('\n')}\n`,
  );
  return found.status === 'solved' && narrow.length === 0 ? exitCodes.fine : exitCodes.badInput;
}

function told(found: Disclosure, statements: readonly Statement[], { content, language }: Terminal): readonly string[] {
  const words = content.disclosure;
  if (found.status === 'unsolved') return found.reasons.map(({ statement, reason }) => `${statement}: ${words.reasons[reason]}`);
  if (found.status === 'contradiction') return [];
  const number = (value: number): string => formatSignificant(value, 6, language);
  const equation = (statement: Statement): string =>
    equationOf(statement, {
      number,
      hidden: (id) => id,
      quantile: (probability) => (probability === 0.5 ? words.median : words.quantile({ probability: number(probability) })),
      curve: words.curve,
    });
  return found.revealed.flatMap(({ hidden: name, lowest, highest, parts, relativeWidth, restsOn }) => [
    words.interval({ name, lowest: number(lowest), highest: number(highest), width: formatPercent(relativeWidth, 1, language) }),
    ...(parts.length > 1 ? [words.parts({ parts: parts.map(([low, high]) => `${number(low)}–${number(high)}`).join(', ') })] : []),
    ...(restsOn.length === 0
      ? [words.restsOnNothing]
      : statements
          .filter(({ id }) => restsOn.includes(id))
          .map((statement) => words.restsOn({ where: statement.where, equation: equation(statement) }))),
  ]);
}

function verdict(
  file: string,
  found: Disclosure,
  narrow: readonly string[],
  limit: number,
  { content, language }: Terminal,
): string {
  const words = content.disclosure;
  const share = formatPercent(limit, 0, language);
  switch (found.status) {
    case 'solved':
      return narrow.length === 0
        ? words.wide({ file, limit: share })
        : words.narrow({ file, names: narrow.join(', '), limit: share });
    case 'contradiction':
      return words.contradiction({ file });
    case 'unsolved':
      return words.unsolved({ file });
  }
}
