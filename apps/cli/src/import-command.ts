import path from 'node:path';
import { importOpenqaly } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellUnreadable } from './faults.ts';
import { readText, writeWhole } from './files.ts';
import { json } from './model-commands.ts';
import type { Terminal } from './world.ts';

/** What openqaly files do not say, unless an option does. */
const usual = { currency: 'NOK', entryAge: 60 } as const;

/** `My model.yaml` gives the id `my-model`. */
function idOf(file: string): string {
  const id = path
    .parse(file)
    .name.toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return id === '' ? 'imported' : id;
}

/** `likeverd import`: a model of another program as a document of ours, or everything that has no counterpart here. */
export async function importCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { out, group, currency = usual.currency, entryAge = usual.entryAge } = settings;
  const { cli, modelling } = terminal.content;
  const file = await readText(given);
  if (!file.ok) return tellUnreadable({ ...file, given }, terminal);
  const priceYear = settings.priceYear ?? Number(terminal.today.slice(0, 4));
  const choices = { id: idOf(given), currency, priceYear, entryAge, ...(group === undefined ? {} : { group }) };
  const imported = importOpenqaly(file.text, choices);
  if (!imported.ok) {
    const described = imported.faults.map((fault) => ({ ...fault, message: modelling.imports[fault.code](fault.details) }));
    if (settings.json) terminal.out(json({ format: 'likeverd-faults/1', file: given, faults: described }));
    else {
      const lines = described.map(({ path: place, message }) => `${given} ${place === '' ? '' : `${place} `}— ${message}`);
      terminal.error([...lines, cli.badInput.faults({ file: given, count: described.length }), ''].join('\n'));
    }
    return exitCodes.badInput;
  }
  const notes = imported.notes.map((note) => ({ ...note, message: modelling.importNotes[note.code](note.details, note.path) }));
  if (settings.json) terminal.out(json({ format: 'likeverd-import/1', file: given, notes, document: imported.text }));
  else {
    terminal.error(notes.map(({ message }) => `${message}\n`).join(''));
    if (out === undefined) terminal.out(imported.text);
    else if (await writeWhole(out, imported.text)) terminal.error(`${cli.written({ file: out })}\n`);
    else {
      terminal.error(`${cli.badInput.unwritable({ file: out })}\n`);
      return exitCodes.stopped;
    }
  }
  return exitCodes.fine;
}
