import { readPortfolio, writePortfolio } from '@likeverd/casework';
import { formatNumber } from '@likeverd/language';
import { readWorkbook, workbookBytes } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellUnreadable } from './faults.ts';
import { readBytes, writeWhole } from './files.ts';
import type { Terminal } from './world.ts';

/** Faults shown to people; machines get them all. */
const shownAtMost = 100;

/** `likeverd portfolio`: whether a workbook is the public list of decisions; with --json its methods, with --out the same list written anew. */
export async function portfolioCommand([file = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { cli, pages } = terminal.content;
  const count = (value: number): string => formatNumber(value, 0, terminal.language);
  const bytes = await readBytes(file);
  if (!bytes.ok) return tellUnreadable({ ...bytes, given: file }, terminal);
  const workbook = await readWorkbook(bytes.bytes);
  if (!workbook.ok) {
    terminal.error(`${cli.portfolio.noWorkbook({ file })}\n`);
    return exitCodes.badInput;
  }
  const list = readPortfolio(workbook.rows);
  if (!list.ok) {
    const faults = list.faults.map((fault) => ({ ...fault, message: pages.portfolio.faults[fault.code](fault.details) }));
    if (settings.json) terminal.out(json({ format: 'likeverd-portfolio/1', file, status: 'refused', faults }));
    else {
      const lines = faults
        .slice(0, shownAtMost)
        .map(({ row, column, message }) => cli.portfolio.fault({ file, row: String(row), column, message }));
      const more = faults.length - lines.length;
      terminal.error(
        [
          ...lines,
          ...(more > 0 ? [cli.portfolio.more({ count: count(more) })] : []),
          cli.badInput.faults({ file, count: faults.length }),
          '',
        ].join('\n'),
      );
    }
    return exitCodes.badInput;
  }
  const { methods } = list;
  if (settings.out !== undefined) {
    const written = workbookBytes([
      { name: terminal.content.pages.portfolio.sheet, rows: writePortfolio(methods), firstWidth: 14 },
    ]);
    if (!(await writeWhole(settings.out, written))) {
      terminal.error(`${cli.badInput.unwritable({ file: settings.out })}\n`);
      return exitCodes.stopped;
    }
  }
  const decided = methods.filter(({ decidedOn }) => decidedOn !== undefined).length;
  terminal.out(
    settings.json
      ? json({
          format: 'likeverd-portfolio/1',
          file,
          status: 'accepted',
          methods: methods.map(({ key: _key, ...method }) => method),
        })
      : `${cli.portfolio.accepted({ file, methods: count(methods.length), decided: count(decided) })}\n`,
  );
  return exitCodes.fine;
}

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
