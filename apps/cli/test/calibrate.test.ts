import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const guide = readFileSync(new URL('../../../docs/guides/model-format.md', import.meta.url), 'utf8');
const fence = (start: RegExp): string => start.exec(guide)?.[1] ?? '';
const cohort = fence(/^```yaml complete\n((?:(?!^```)[\s\S])*?^id: my-first-cohort\n[\s\S]*?)^```$/m);
const cwd = emptyFolder();
const model = path.join(cwd, 'cohort.yaml');
// Ten years instead of forty, for time’s sake.
writeFileSync(model, `${cohort.replace('horizon: 40', 'horizon: 10')}${fence(/^```yaml calibration\n([\s\S]*?)^```$/m)}`);

interface Printed {
  readonly convergence: string;
  readonly reached: boolean;
  readonly parameters: readonly { readonly parameter: string; readonly value: number }[];
  readonly targets: readonly { readonly target: string; readonly fitted: number }[];
}

describe('likeverd calibrate', () => {
  test('the guide’s example meets its two targets with its two parameters', async () => {
    const { code, out } = await run(['calibrate', model, '--json'], { cwd });
    expect(code).toBe(0);
    const made = JSON.parse(out) as Printed;
    expect([made.convergence, made.reached]).toEqual(['converged', true]);
    expect(made.targets.map(({ fitted }) => fitted)).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.7, 6)]);
  });
  test('what it says to paste can be pasted', async () => {
    const { out } = await run(['calibrate', model, '--lang', 'en', '--seed', '3'], { cwd });
    expect(out).toContain('The search came to rest');
    const pasted = out.split('\n').find((line) => line.startsWith('--set ')) ?? '';
    const result = await run(['run', model, '--draws', '0', ...pasted.split(' ')], { cwd });
    expect(result.code).toBe(0);
  });
  test('without anything to calibrate to: exit code 2 and what to write', async () => {
    const { code, error } = await run(['calibrate', 'colon-exercise-norway', '--lang', 'en'], { cwd });
    expect(code).toBe(2);
    expect(error).toContain('Write calibration with parameters');
  });
});
