import { checkDelivery, type DeliveryFault, type DictionaryFault, readDictionary } from '@likeverd/followup';
import { formatNumber } from '@likeverd/language';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellUnreadable } from './faults.ts';
import { readText } from './files.ts';
import type { Terminal } from './world.ts';

/** Faults shown to people; machines get them all. */
const shownAtMost = 100;

/** `likeverd check-delivery`: whether a delivery keeps to its dictionary; accepted whole or refused whole. */
export async function checkDeliveryCommand(
  [dictionaryFile = '', csvFile = '']: readonly string[],
  settings: Settings,
  terminal: Terminal,
): Promise<number> {
  const dictionaryText = await readText(dictionaryFile);
  if (!dictionaryText.ok) return tellUnreadable({ ...dictionaryText, given: dictionaryFile }, terminal);
  const csvText = await readText(csvFile);
  if (!csvText.ok) return tellUnreadable({ ...csvText, given: csvFile }, terminal);
  const dictionary = readDictionary(dictionaryText.text);
  if (!dictionary.ok) return tellDictionaryFaults(dictionaryFile, dictionary.faults, settings, terminal);
  const delivery = checkDelivery(csvText.text, dictionary.value);
  if (delivery.status === 'refused') return tellDeliveryFaults(csvFile, delivery.faults, settings, terminal);
  const columns = Object.keys(delivery.columns).length;
  terminal.out(
    settings.json
      ? json({ format: 'likeverd-delivery/1', file: csvFile, status: 'accepted', rows: delivery.rows, columns, faults: [] })
      : `${terminal.content.cli.delivery.accepted({
          file: csvFile,
          rows: formatNumber(delivery.rows, 0, terminal.language),
          columns: String(columns),
        })}\n`,
  );
  return exitCodes.fine;
}

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

function tellDictionaryFaults(file: string, faults: readonly DictionaryFault[], settings: Settings, terminal: Terminal): number {
  const words = terminal.content.followup.dictionary;
  if (settings.json) {
    const described = faults.map((fault) => ({ ...fault, message: words[fault.code](fault.details) }));
    terminal.out(json({ format: 'likeverd-faults/1', file, faults: described }));
  } else {
    const lines = faults.map(
      (fault) => `${file} ${fault.path === '' ? '' : `${fault.path} `}— ${words[fault.code](fault.details)}`,
    );
    terminal.error([...lines, terminal.content.cli.badInput.faults({ file, count: faults.length }), ''].join('\n'));
  }
  return exitCodes.badInput;
}

export function tellDeliveryFaults(file: string, faults: readonly DeliveryFault[], settings: Settings, terminal: Terminal): number {
  const { cli, followup } = terminal.content;
  const count = (value: number): string => formatNumber(value, 0, terminal.language);
  if (settings.json) {
    const described = faults.map((fault) => ({ ...fault, message: followup.delivery[fault.code](fault.details) }));
    terminal.out(json({ format: 'likeverd-delivery/1', file, status: 'refused', faults: described }));
  } else {
    const lines = faults.slice(0, shownAtMost).map((fault) => {
      const place = followup.place({ row: String(fault.row), column: String(fault.column), variable: fault.variable });
      return `${file}:${fault.row}:${fault.column} ${place} — ${followup.delivery[fault.code](fault.details)}`;
    });
    const more = faults.length > shownAtMost ? [cli.delivery.more({ count: count(faults.length - shownAtMost) })] : [];
    terminal.error([...lines, ...more, cli.delivery.refused({ file, count: count(faults.length) }), ''].join('\n'));
  }
  return exitCodes.badInput;
}
