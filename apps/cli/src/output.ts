import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { writeWhole } from './files.ts';
import type { Terminal } from './world.ts';

/** Prints a text, or writes it to the file of `--out`; the exit code. */
export async function tellText(text: string, { out }: Settings, terminal: Terminal): Promise<number> {
  const { written, badInput } = terminal.content.cli;
  if (out === undefined) {
    terminal.out(text);
    return exitCodes.fine;
  }
  const done = await writeWhole(out, text);
  terminal.error(`${done ? written({ file: out }) : badInput.unwritable({ file: out })}\n`);
  return done ? exitCodes.fine : exitCodes.stopped;
}
