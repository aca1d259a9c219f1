import { verifyModel } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { wrap } from './layout.ts';
import { json, readGiven } from './model-commands.ts';
import type { Terminal } from './world.ts';

const marks = { passed: '✓', failed: '✗', notApplicable: '–' } as const;

/** `likeverd verify`: every automatic check of the model's logic. A failed check of an error is faulty input to the one who asks. */
export async function verifyCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const results = verifyModel(definition);
  if (!results.ok) return tellFaults(given, results.faults, terminal, settings.json);
  const wrong = results.value.some(({ status, severity }) => status === 'failed' && severity === 'error');
  const code = wrong ? exitCodes.badInput : exitCodes.fine;
  if (settings.json) {
    terminal.out(json({ format: 'likeverd-verify/1', model: definition.id, hash: definition.hash, checks: results.value }));
    return code;
  }
  const { checks } = terminal.content.modelling;
  const words = terminal.content.cli.verify;
  const lines: string[] = [];
  let domain = '';
  for (const result of results.value) {
    if (result.domain !== domain) lines.push(...(domain === '' ? [] : ['']), checks.domains[result.domain]);
    domain = result.domain;
    const { rule, remedy } = checks.rules[result.check];
    const [first = '', ...rest] = wrap(rule, 100);
    lines.push(`  ${marks[result.status]} ${first}`, ...rest.map((line) => `    ${line}`));
    if (result.status === 'passed') {
      const told = checks.finding(result.details);
      if (told !== '') lines.push(...wrap(told, 100).map((line) => `    ${line}`));
      continue;
    }
    const name = result.status === 'failed' ? checks.severities[result.severity] : checks.statuses[result.status];
    lines.push(...wrap(`${name}: ${checks.finding(result.details)}`, 100).map((line) => `    ${line}`));
    if (result.status === 'failed') lines.push(...wrap(`${words.remedy}: ${remedy}`, 100).map((line) => `    ${line}`));
  }
  const count = (status: keyof typeof marks): number => results.value.filter((result) => result.status === status).length;
  lines.push('', words.summary({ passed: count('passed'), failed: count('failed'), skipped: count('notApplicable') }));
  terminal.out(`${lines.join('\n')}\n`);
  return code;
}
