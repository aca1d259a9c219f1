import { completeAdvishe, readAdvishe, writeAdvishe } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { readText } from './files.ts';
import { wrap } from './layout.ts';
import { json, readGiven } from './model-commands.ts';
import { tellText } from './output.ts';
import type { Terminal } from './world.ts';

/** `likeverd advishe`: the empty form of a model, or with `--answers` what a filled-in one still lacks. */
export async function advisheCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const { id: model, hash } = definition;
  const { advishe } = terminal.content.modelling;
  if (settings.answers === undefined) return tellText(writeAdvishe({ model, hash, answers: {} }, advishe), settings, terminal);
  const file = await readText(settings.answers);
  if (!file.ok) return tellUnreadable({ ok: false, given: settings.answers, fault: file.fault }, terminal);
  const form = readAdvishe(file.text);
  if (!form.ok) return tellFaults(settings.answers, form.faults, terminal, settings.json);
  const completed = completeAdvishe(form.value.answers);
  const missing = completed.ok ? [] : completed.missing;
  const sameModel = form.value.hash === hash;
  const code = completed.ok && sameModel ? exitCodes.fine : exitCodes.badInput;
  if (settings.json) {
    terminal.out(json({ format: 'likeverd-advishe-missing/1', model, hash, sameModel, complete: completed.ok, missing }));
    return code;
  }
  const words = terminal.content.cli.advishe;
  const lines = [
    completed.ok ? words.complete : words.missing({ count: missing.length }),
    ...missing.flatMap((item) => wrap(`${item} ${advishe.items[item]}`, 100).map((line) => `  ${line}`)),
    ...(sameModel ? [] : [words.otherModel({ found: form.value.hash.slice(0, 12), expected: hash.slice(0, 12) })]),
  ];
  terminal.out(`${lines.join('\n')}\n`);
  return code;
}
