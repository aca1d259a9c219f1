import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readPsa } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const gallery = (id: string): string => readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8');

describe('sensitivity', () => {
  test('JSON: ordered on net benefit, with the hashes to run it again', async () => {
    const { out, code } = await run(['sensitivity', 'colon-exercise-norway', '--threshold', '385000', '--json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'likeverd-sensitivity/1',
      model: 'colon-exercise-norway',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      threshold: 385_000,
      comparison: { strategy: 'exercise', comparator: 'control' },
    });
  });
  test('the others drawn: a table with probabilities', async () => {
    const { out, code } = await run(
      [
        'sensitivity',
        'colon-exercise-norway',
        '--probabilistic',
        '5',
        '--threshold',
        '385000',
        '--set',
        'providerFeePerSession=633',
      ],
      { cwd },
    );
    expect(code).toBe(0);
    expect(out).toContain('Én parameter holdt om gangen, de andre trukket: 5 trekninger, frø 1');
    expect(out).toContain('Sannsynlighet ved høy');
  });
  test('faults in a value are told before anything is run', async () => {
    const { error, code } = await run(['sensitivity', 'colon-exercise-norway', '--set', 'hrOss=1'], { cwd });
    expect(code).toBe(2);
    expect(error).toContain('hrOs');
  });
});

describe('price', () => {
  test('without a parameter: wrong usage', async () => {
    const { error, code } = await run(['price', 'colon-exercise-norway'], { cwd });
    expect([code, error]).toEqual([64, '«likeverd price» trenger valget «--parameter».\n']);
  });
  test('an unknown parameter is told with the nearest', async () => {
    const { error, code } = await run(['price', 'colon-exercise-norway', '--parameter', 'setupCost', '--threshold', '385000'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(error).toContain('Mente du «setUpCost»?');
  });
});

describe('scenarios --run', () => {
  test('one that stops is told on standard error and the others stand', async () => {
    const { out, error, code } = await run(['scenarios', 'colon-exercise-norway', '--run'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('kjøringen stoppet');
    expect(error).toContain('no_mortality_cap');
    // 385,000 × 0.23338 − 2,779
    expect(out.replaceAll('\u00a0', ' ')).toMatch(/Tidshorisont 10 år +2 779 +0,233 +11 907 +87 070/);
  });
});

describe('verify', () => {
  test('a model with an error in its logic: exit code 2, with what to do', async () => {
    const text = gallery('constructed-targeted-therapy').replace('utility: utilityProgressed\n', 'utility: 0.62\n');
    writeFileSync(path.join(cwd, 'hard-coded.yaml'), text);
    const { out, code } = await run(['verify', 'hard-coded.yaml'], { cwd });
    expect(code).toBe(2);
    expect(out).toContain('✗ Med alle nyttevekter lik 1 og uten aldersjustering er QALY lik leveår.');
    expect(out).toContain('Hva en kan gjøre: Se etter tall som står rett i formelen');
  });
  test('JSON', async () => {
    const { out, code } = await run(['verify', 'constructed-targeted-therapy', '--json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: 'likeverd-verify/1', checks: expect.any(Array) });
  });
});

describe('advishe', () => {
  const form = (name: string): string => path.join(cwd, name);
  test('the empty form can be filled in: then nothing is missing', async () => {
    const empty = await run(['advishe', 'colon-exercise-norway'], { cwd });
    expect(empty.code).toBe(0);
    writeFileSync(form('empty.yaml'), empty.out);
    const lacking = await run(['advishe', 'colon-exercise-norway', '--answers', 'empty.yaml'], { cwd });
    expect(lacking.code).toBe(2);
    expect(lacking.out).toContain('13 punkter mangler svar eller forklaring');
    writeFileSync(
      form('full.yaml'),
      empty.out.replaceAll('done:', 'done: yes').replaceAll('explanation: ""', 'explanation: Constructed.'),
    );
    const full = await run(['advishe', 'colon-exercise-norway', '--answers', 'full.yaml', '--json'], { cwd });
    expect(full.code).toBe(0);
    expect(JSON.parse(full.out)).toMatchObject({
      format: 'likeverd-advishe-missing/1',
      complete: true,
      sameModel: true,
      missing: [],
    });
    const other = await run(['advishe', 'darth-sick-sicker', '--answers', 'full.yaml'], { cwd });
    expect(other.code).toBe(2);
    expect(other.out).toContain('en annen utgave av modellen');
  });
  test('a faulty form is refused with the place of each fault', async () => {
    writeFileSync(
      form('faulty.yaml'),
      'format: likeverd-advishe/1\nmodel: a\nhash: b\nanswers:\n  A1: { done: maybe }\n  A7: {}\n',
    );
    const { code, error } = await run(['advishe', 'colon-exercise-norway', '--answers', 'faulty.yaml'], { cwd });
    expect(code).toBe(2);
    expect(error).toMatch(/faulty\.yaml:5:\d+ answers\.A1\.done/);
    expect(error).toMatch(/faulty\.yaml:6:\d+ answers\.A7/);
    expect((await run(['advishe', 'colon-exercise-norway', '--answers', 'none.yaml'], { cwd })).code).toBe(2);
  });
});

describe('export', () => {
  const draws = ['export', 'constructed-targeted-therapy', '--what', 'draws', '--draws', '20'];
  test('several files need a name; with one, they come back as they were written', async () => {
    expect((await run([...draws, '--layout', 'savi'], { cwd })).code).toBe(64);
    expect((await run([...draws, '--layout', 'savi', '--out', 'psa.csv'], { cwd })).code).toBe(0);
    const texts = Object.fromEntries(
      ['costs', 'effects', 'parameters'].map((part) => [part, readFileSync(path.join(cwd, `psa-${part}.csv`), 'utf8')]),
    );
    const read = readPsa(texts, 'savi');
    expect(read).toMatchObject({ ok: true, value: { draws: 20 } });
    expect(readdirSync(cwd).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
  test('results to standard output; an unknown layout or folder is refused', async () => {
    expect((await run(['export', 'constructed-targeted-therapy'], { cwd })).out).toMatch(/^strategy,quantity,unit,part,payer,/);
    const { error, code } = await run([...draws, '--layout', 'excel'], { cwd });
    expect([code, error]).toEqual([64, '«--layout excel» kan ikke brukes. Velg likeverd, bcea, savi, hesim.\n']);
    expect((await run(['export', 'constructed-targeted-therapy', '--out', 'no/where.csv'], { cwd })).code).toBe(1);
  });
});

describe('two-way', () => {
  test('without the other parameter: wrong usage', async () => {
    const { error, code } = await run(['two-way', 'colon-exercise-norway', '--parameter', 'hrDfs'], { cwd });
    expect([code, error]).toEqual([64, '«likeverd two-way» trenger valget «--against».\n']);
  });
  test('a parameter without a distribution has no range of its own', async () => {
    const { error, code } = await run(
      ['two-way', 'colon-exercise-norway', '--parameter', 'hrDfs', '--against', 'entryAge', '--threshold', '385000'],
      { cwd },
    );
    expect(code).toBe(2);
    expect(error).toContain('entryAge');
  });
});

describe('average', () => {
  test('a weight of 1 on the base case is the base case', async () => {
    const { out } = await run(['average', 'colon-exercise-norway', '--weight', 'base=1', '--json'], { cwd });
    // The published costs of the control arm, 493 771 NOK (models/published-results/colon-exercise-norway.json).
    expect(JSON.parse(out)).toMatchObject({ totals: [{ strategy: 'control', costs: expect.closeTo(493_771.33, 1) }, {}] });
  });
  test('without weights: wrong usage; a negative weight and an unknown scenario: faulty input', async () => {
    expect((await run(['average', 'colon-exercise-norway'], { cwd })).code).toBe(64);
    expect((await run(['average', 'colon-exercise-norway', '--weight', 'base=-1'], { cwd })).code).toBe(2);
    expect((await run(['average', 'colon-exercise-norway', '--weight', 'nothing=1'], { cwd })).error).toContain('nothing');
  });
});
