import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileModel, modelRScript, readModel, runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { relapse, survival } from '../../../packages/modelling/test/openqaly-models.ts';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const language = 'en_GB.UTF-8';
const gallery = ['colon-exercise-norway', 'constructed-targeted-therapy', 'darth-sick-sicker', 'chancellor-1997-hiv'];
const hasR = spawnSync('Rscript', ['--version']).status === 0;

const scriptOf = (text: string): ReturnType<typeof modelRScript> => {
  const definition = readModel(text);
  const compiled = definition.ok ? compileModel(definition.value) : definition;
  const baseCase = compiled.ok ? runBaseCase(compiled.value) : compiled;
  if (!compiled.ok || !baseCase.ok) throw new Error('the model does not run');
  return modelRScript(compiled.value, baseCase.value);
};
const galleryText = (id: string): string => readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8');

describe('export --format r', () => {
  // R is no part of the project: where it is not installed these lines are shown as skipped
  test.runIf(hasR).each(gallery)('%s: R finds the same totals (run where Rscript is installed)', async (id) => {
    expect((await run(['export', id, '--format', 'r', '--out', `${id}.R`], { cwd, language })).code).toBe(0);
    const said = execFileSync('Rscript', [`${id}.R`], { cwd, encoding: 'utf8' });
    expect(Number(/Largest relative difference: (\S+)/.exec(said)?.[1])).toBeLessThan(1e-10);
  });

  test.runIf(hasR).each([
    ['waning', 'colon-exercise-norway', 'waning_linear_3_10'],
    ['step', 'colon-exercise-norway', 'waning_step_5yr'],
    ['other rates', 'colon-exercise-norway', 'flat_discount_4pct'],
  ])('%s: a scenario too (run where Rscript is installed)', async (_, id, scenario) => {
    const file = `${scenario}.R`;
    expect((await run(['export', id, '--format', 'r', '--scenario', scenario, '--out', file], { cwd, language })).code).toBe(0);
    expect(spawnSync('Rscript', [file], { cwd }).status).toBe(0);
  });

  test.runIf(hasR).each([
    ['time in the state and events', relapse()],
    ['curves in months', survival()],
  ])('%s (run where Rscript is installed)', async (_, document) => {
    writeFileSync(path.join(cwd, 'foreign.yaml'), JSON.stringify(document));
    expect((await run(['import', 'foreign.yaml', '--out', 'own.yaml'], { cwd, language })).code).toBe(0);
    expect((await run(['export', 'own.yaml', '--format', 'r', '--out', 'own.R'], { cwd, language })).code).toBe(0);
    expect(spawnSync('Rscript', ['own.R'], { cwd }).status).toBe(0);
  });

  test('a script of its own: every parameter, curve, transition and cost, our totals, nothing loaded', () => {
    for (const id of gallery) {
      const text = galleryText(id);
      const script = scriptOf(text);
      const definition = readModel(text);
      if (!script.ok || !definition.ok) throw new Error(id);
      for (const parameter of Object.keys(definition.value.model.document.parameters)) {
        expect(script.text).toContain(`p[["${parameter}"]] <- `);
      }
      expect(script.text).not.toMatch(/library\(|require\(|source\(|NA,|\bNA\b\)|undefined|NaN/u);
      expect(script.text).toContain(definition.value.hash);
      const count = (sign: string): number => script.text.split(sign).length;
      expect(count('(')).toBe(count(')'));
      expect(count('{')).toBe(count('}'));
    }
  });

  test('a confidential model says so on top', () => {
    const script = scriptOf(
      galleryText('darth-sick-sicker').replace('    description:', '    class: confidential\n    description:'),
    );
    expect(script.ok ? script.text.split('\n')[1] : '').toBe('# class: confidential');
  });
});
