import type { Fault } from '@likeverd/modelling';
import { exitCodes } from './exit-codes.ts';
import type { Located } from './gallery.ts';
import { megabytesAtMost } from './files.ts';
import type { Terminal } from './world.ts';

/** Tells that a file or a model cannot be read, and returns the exit code. */
export function tellUnreadable(located: Located & { readonly ok: false }, { content, error }: Terminal): number {
  const words = content.cli.badInput;
  error(
    `${
      located.fault === 'unknownModel'
        ? words.unknownModel({ given: located.given, nearest: located.nearest })
        : words.file[located.fault]({ file: located.given, megabytes: String(megabytesAtMost) })
    }\n`,
  );
  return exitCodes.badInput;
}

/** One fault as `file:line:column path — what and remedy`; a fault of what was typed on the command line has no place in the file. */
function faultLine(name: string, fault: Fault, { content }: Terminal): string {
  const words = content.modelling.faults[fault.code](fault.details);
  if (fault.code.startsWith('input.')) return `${name} — ${words}`;
  return `${name}:${fault.line}:${fault.column} ${fault.path === '' ? '' : `${fault.path} `}— ${words}`;
}

/**
 * Tells every fault of a model or of a run, and returns the exit code. For machines the list goes to standard output as it is; for people to
 * standard error, one a line, with the count last.
 */
export function tellFaults(name: string, faults: readonly Fault[], terminal: Terminal, json: boolean): number {
  const ran = faults.some((fault) => fault.code.startsWith('run.'));
  if (json) {
    const described = faults.map((fault) => ({ ...fault, message: terminal.content.modelling.faults[fault.code](fault.details) }));
    terminal.out(`${JSON.stringify({ format: 'likeverd-faults/1', file: name, faults: described }, undefined, 2)}\n`);
  } else {
    const words = terminal.content.cli.badInput;
    const last = ran ? words.stopped({ file: name }) : words.faults({ file: name, count: faults.length });
    terminal.error([...faults.map((fault) => faultLine(name, fault, terminal)), last, ''].join('\n'));
  }
  return ran ? exitCodes.stopped : exitCodes.badInput;
}
