import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const text = readFileSync(new URL('../../../models/colon-exercise-norway.yaml', import.meta.url), 'utf8');
const group = (id: string, weight: number): string =>
  `  - { id: ${id}, label: { nb: ${id}, nn: ${id}, en: ${id} }, weight: ${weight}, source: Constructed, changes: { population.mortality.column: ${id} } }`;
writeFileSync(path.join(cwd, 'model.yaml'), `${text.trimEnd()}\nsubgroups:\n${group('male', 0.4)}\n${group('female', 0.6)}\n`);

interface Totals {
  readonly strategies: readonly { readonly costs: { readonly discounted: number } }[];
}

describe('run --subgroup', () => {
  test('all: each by itself, and the whole by share', async () => {
    const { out, code } = await run(['run', 'model.yaml', '--subgroup', 'all', '--draws', '20', '--json'], { cwd });
    expect(code).toBe(0);
    const found = JSON.parse(out) as Totals & {
      readonly subgroups: readonly Totals[];
      readonly probabilistic: { readonly means: unknown };
    };
    const costs = ({ strategies }: Totals): number => strategies[1]?.costs.discounted ?? Number.NaN;
    const [male, female] = found.subgroups.map(costs);
    expect(costs(found)).toBeCloseTo(0.4 * (male ?? 0) + 0.6 * (female ?? 0), 6);
    expect(found.probabilistic.means).toHaveLength(2);
  });
  test('as a table', async () => {
    const { out } = await run(['run', 'model.yaml', '--subgroup', 'all', '--draws', '0', '--lang', 'en'], { cwd });
    expect(out).toMatch(/^male +40\.0/mu);
    expect(out).toContain('All, by share');
  });
  test('one: the usual report, with inputs of its own', async () => {
    const { out } = await run(['run', 'model.yaml', '--subgroup', 'male', '--draws', '0', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ format: 'likeverd-run/1', inputs: { subgroup: 'male' } });
  });
  test('a name that is not there, and a model without subgroups', async () => {
    const unknown = await run(['run', 'model.yaml', '--subgroup', 'mail', '--draws', '0'], { cwd });
    expect([unknown.code, unknown.error.includes('undergruppen «mail»'), unknown.error.includes('male')]).toEqual([2, true, true]);
    expect((await run(['run', 'colon-exercise-norway', '--subgroup', 'all', '--draws', '0'], { cwd })).code).toBe(2);
  });
});
