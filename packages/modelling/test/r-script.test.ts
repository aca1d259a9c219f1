import { spawnSync } from 'node:child_process';
import { compileModel, importOpenqaly, modelRScript, readModel, type RunInputs, runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { galleryText, sound } from './gallery.ts';
import { relapse, survival } from './openqaly-models.ts';
import { changed, parameter, written } from './small-model.ts';

const gallery = [
  'colon-exercise-norway',
  'constructed-targeted-therapy',
  'darth-sick-sicker',
  'chancellor-1997-hiv',
  'briggs-2006-hip',
  'darth-sick-sicker-time',
  'dong-2006-knee',
  'sonnenberg-1993-heart-valve',
];
const program = 'Rscript';
const withoutR = spawnSync(program, ['--version']).status !== 0;

const scriptOf = (text: string, inputs: RunInputs = {}): string => {
  const compiled = sound(compileModel(sound(readModel(text)), inputs));
  const script = modelRScript(compiled, sound(runBaseCase(compiled)));
  if (!script.ok) throw new Error(script.paths.join(', '));
  return script.text;
};
const imported = (document: unknown): string => {
  const made = importOpenqaly(JSON.stringify(document), { id: 'imported', currency: 'NOK', priceYear: 2026, entryAge: 60 });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.text;
};
const choosing = changed(
  ['costs', 0, 'amount'],
  'if(cycle >= 2 and not (age > 62.5 [year]), yearly, 0.5 * yearly)',
  changed(['parameters', 'rounded'], parameter('dimensionless', 'round(2.345, 2) + max(1, 2)^2')),
);

describe('the script in R', () => {
  const models: readonly (readonly [string, string, RunInputs])[] = [
    ...gallery.map((id) => [id, galleryText(id), {}] as const),
    ['an effect that fades', galleryText('colon-exercise-norway'), { scenario: 'waning_linear_3_10' }],
    ['an effect that stops', galleryText('colon-exercise-norway'), { scenario: 'waning_step_5yr' }],
    ['other values', galleryText('darth-sick-sicker'), { horizonYears: 10 }],
    ['time in the state and events', imported(relapse()), {}],
    ['curves in months', imported(survival()), {}],
    ['formulas that choose', written(choosing), {}],
  ];

  // R is no part of the project: where it is missing, only what follows below is tested
  test.for(models)('%s: R finds the same totals', ([, text, inputs], { skip }) => {
    if (withoutR) skip('Rscript is not installed');
    const { status, stdout, stderr } = spawnSync(program, ['-'], { input: scriptOf(text, inputs), encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(Number(/Largest relative difference: (\S+)/u.exec(stdout)?.[1])).toBeLessThan(1e-10);
  });
});

describe('the text of the script', () => {
  test.each(gallery)('%s: every parameter, curve, transition, cost and total; nothing is loaded and nothing is missing', (id) => {
    const definition = sound(readModel(galleryText(id)));
    const { model } = definition;
    const script = scriptOf(galleryText(id));
    for (const { id: name } of model.parameters) expect(script).toContain(`p[["${name}"]] <- `);
    const named = model.kind !== 'partitionedSurvival' ? [] : model.curves.map(({ id: curve }) => `curves[["${curve}"]] <- `);
    for (const line of named) expect(script).toContain(line);
    const components = model.costs.filter(({ counted }) => counted).length;
    expect(
      script.split('\n').filter((line) => /^ {2}list\(type = "(?:perYear|once|perDeath|perTransition|initial)"/u.test(line)),
    ).toHaveLength(components);
    for (const { costs } of sound(runBaseCase(sound(compileModel(definition)))).strategies)
      expect(script).toContain(String(costs.discounted));
    expect(script).toContain(definition.hash);
    expect(script).not.toMatch(/library\(|require\(|source\(|undefined|NaN/u);
    for (const pair of ['()', '{}', '[]']) expect(script.split(pair[0] ?? '')).toHaveLength(script.split(pair[1] ?? '').length);
  });

  test('what the script does not know is refused with its place', () => {
    const byStrategy = changed(['parameters', 'yearly', 'byStrategy'], { care: 2000 });
    const compiled = sound(compileModel(sound(readModel(written(byStrategy)))));
    expect(modelRScript(compiled, sound(runBaseCase(compiled)))).toEqual({ ok: false, paths: ['parameters.yearly.byStrategy'] });
  });

  test('a confidential model says so on top', () => {
    const secret = changed(['parameters', 'yearly'], parameter('NOK/year', 1000, { class: 'confidential' }));
    expect(scriptOf(written(secret)).split('\n')[1]).toBe('# class: confidential');
  });
});
