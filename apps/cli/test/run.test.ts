import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ended, emptyFolder, machineNode, run, type RunJson } from './terminal.ts';

const colon = 'colon-exercise-norway';
const cwd = emptyFolder();
/** Numbers in Norwegian carry no-break spaces; tests are read with ordinary ones. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2212', '-');
const row = (text: string, label: string): string[] =>
  (
    plain(text)
      .split('\n')
      .find((line) => line.startsWith(label)) ?? ''
  )
    .slice(label.length)
    .trim()
    .split(/ {2,}/);

describe('likeverd run: the published colon-cancer case to printed precision', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await run(['run', colon], { cwd });
  });

  test('ends well and says nothing on standard error but how far it has come', () => {
    expect(ended.code).toBe(0);
    expect(plain(ended.error)).toMatch(/^(Trekker [\d ]+ av 10 000 …\n)*$/);
  });

  test.each([
    ['QALY, diskontert', ['10,250', '11,160', '0,910']],
    ['Leveår, diskontert', ['12,93', '14,08', '1,15']],
    ['Kostnader, diskontert', ['493 771', '526 535', '32 764']],
    ['QALY, udiskontert', ['15,89', '17,62', '1,74']], // Álcega Hartmann 2026: 15.888 and 17.623; difference 1.735
    ['  Merkostnad per QALY (IKER)', ['35 995 kr per QALY']],
    ['  Merkostnad per vunnet leveår', ['28 576 kr per leveår']],
    ['Absolutt prognosetap', ['4,91 QALY, klasse 2']],
    ['Referanseverdi for betalingsvilje', ['385 000 kr per QALY']],
    ['  Inkrementell netto monetær nytte', ['317 672 kr ved 385 000 kr per QALY']],
  ])('%s', (label, cells) => {
    expect(row(ended.out, label)).toEqual(cells);
  });

  test('10,000 draws: expected ICER 30,300 to 38,100, probability 99.3 % ± 0.3 at 385,000 (published: 33,089 and 99.3 %)', () => {
    expect(plain(ended.out)).toContain('Usikkerhet: 10 000 trekninger, frø 1');
    const icer = Number(/Forventet merkostnad per QALY.*?\)  ([\d ]+) kr/.exec(plain(ended.out))?.[1]?.replaceAll(' ', ''));
    expect(icer).toBeGreaterThan(30_300);
    expect(icer).toBeLessThan(38_100);
    const probability = Number(row(ended.out, 'Sannsynlighet for kostnadseffektivitet')[0]?.split(' ')[0]?.replace(',', '.'));
    expect(Math.abs(probability - 99.3)).toBeLessThan(0.35);
  });

  test('acceptability rises with willingness to pay and each line sums to 100 %', () => {
    const lines = plain(ended.out)
      .split('\n')
      .flatMap((line) => {
        const found = /^([\d ]+?) {2,}([\d,]+) % +([\d,]+) %/.exec(line);
        return found === null ? [] : [found.slice(1).map((cell) => Number(cell.replaceAll(' ', '').replace(',', '.')))];
      });
    expect(lines.map(([threshold]) => threshold)).toEqual([
      0, 50_000, 100_000, 200_000, 275_000, 385_000, 495_000, 605_000, 715_000, 825_000, 1_000_000,
    ]);
    lines.forEach(([, standard = 0, exercise = 0], index) => {
      expect(standard + exercise).toBeCloseTo(100, 0);
      expect(exercise).toBeGreaterThanOrEqual((lines[index - 1]?.[2] ?? 0) - 0.5);
    });
  });

  test('hashes, source, licence and DOI', () => {
    for (const name of ['modell', 'inndata', 'beregningsmotor', 'hovedresultat', 'trekninger', 'vurdering']) {
      expect(row(ended.out, `  ${name}`)[0]).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(row(ended.out, 'DOI')).toEqual(['10.5281/zenodo.21978175']);
    expect(row(ended.out, 'Lisens')).toEqual(['CC BY 4.0']);
    expect(row(ended.out, 'Kilde')[0]).toMatch(/Álcega Hartmann/);
  });
});

describe('the same numbers everywhere', () => {
  test('the machine’s own Node and the project’s Node 24 give the same bytes; so does a second run', async () => {
    const args = ['run', colon, '--draws', '2500', '--seed', '7', '--json', '--as-of', '2026-11-22'];
    const [one, other] = await Promise.all([run(args, { cwd, node: machineNode() }), run(args, { cwd })]);
    expect([one.code, one.error, other.code]).toEqual([0, '', 0]);
    expect(one.out).toBe(other.out);
  });

  test('--fast says so, in words and in the identity, and prints the same figures', async () => {
    const args = ['run', colon, '--draws', '60', '--as-of', '2026-11-22'];
    const [fast, exact, json] = await Promise.all([
      run([...args, '--fast'], { cwd }),
      run(args, { cwd }),
      run([...args, '--fast', '--json'], { cwd }),
    ]);
    expect(plain(fast.out)).toContain('rask modus');
    expect(plain(exact.out)).not.toContain('rask modus');
    const figures = (text: string): string => plain(text).split('Kontrollsummer')[0] ?? '';
    expect(figures(fast.out)).toBe(figures(exact.out));
    expect(JSON.parse(json.out)).toMatchObject({ probabilistic: { identity: { arithmetic: 'fast' } } });
  });

  test('--json has full precision, the identity of both runs, and no progress on standard error', async () => {
    const { code, out, error } = await run(['run', colon, '--draws', '100', '--json'], { cwd });
    expect([code, error]).toEqual([0, '']);
    const result = JSON.parse(out) as RunJson;
    expect(result).toMatchObject({
      format: 'likeverd-run/1',
      model: { id: colon },
      baseCase: { currency: 'NOK', cycles: 480, identity: { result: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      probabilistic: { draws: { seed: 1, from: 0, to: 100 } },
      appraisal: {
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: { shortfall: { value: 4.91 } },
        threshold: { value: { value: 385_000 } },
      },
    });
    expect(result.appraisal.comparisons[0]?.icer.value.value).toBeCloseTo(35_995.208, 2);
  });
});

describe('what a reader may change', () => {
  const json = async (...args: string[]) =>
    JSON.parse((await run(['run', colon, '--draws', '0', '--json', ...args], { cwd })).out) as RunJson;

  test('a ten-year horizon gives the published 11,907, threshold 605,000, and a note that the shortfall is too high', async () => {
    const result = await json('--horizon', '10');
    expect(result.appraisal.comparisons[0]?.icer.value.value).toBeCloseTo(11_907, 0);
    expect(result.appraisal.threshold.value.value).toBe(605_000);
    expect(result.appraisal.severity.notes).toEqual(['severity.horizonTruncates']);
    expect(result.appraisal.uncertainty).toBeUndefined();
  });

  test('a scenario: everyone attends everything gives the published 89,739', async () => {
    const result = await json('--scenario', 'full_adherence');
    expect(result.appraisal.comparisons[0]?.icer.value.value).toBeCloseTo(89_739, 0);
  });

  test('a parameter and a threshold', async () => {
    const result = await json('--set', 'providerFeePerSession=633', '--threshold', '275000');
    expect(result.inputs).toEqual({ values: { providerFeePerSession: 633 } });
    expect(result.appraisal.threshold).toMatchObject({ basis: 'given', value: { value: 275_000 }, reference: { value: 385_000 } });
    expect(result.appraisal.comparisons[0]?.costs.value).toBeLessThan(32_764);
  });

  test('--out writes the whole result and leaves nothing half-written', async () => {
    const folder = emptyFolder();
    const { code, out } = await run(['run', colon, '--draws', '0', '--out', 'result.txt'], { cwd: folder });
    expect([code, out]).toEqual([0, '']);
    expect(readFileSync(path.join(folder, 'result.txt'), 'utf8')).toContain('Hovedanalyse');
    expect(readdirSync(folder)).toEqual(['result.txt']);
    const nowhere = await run(['run', colon, '--draws', '0', '--out', 'no/such/folder.txt'], { cwd: folder });
    expect(nowhere.code).toBe(1);
    expect(nowhere.error).toContain('no/such/folder.txt');
  });
});

describe('three languages', () => {
  test.each([
    ['nb_NO.UTF-8', [], 'Merkostnad per QALY (IKER)', '35 995'],
    ['nn_NO.UTF-8', [], 'Meirkostnad per QALY (IKER)', '35 995'],
    ['en_GB.UTF-8', [], 'Cost per QALY gained (ICER)', '35,995'],
    ['C', [], 'Merkostnad per QALY (IKER)', '35 995'],
    ['nb_NO.UTF-8', ['--lang', 'en'], 'Cost per QALY gained (ICER)', '35,995'],
  ])('LANG=%s %j', async (language, extra, label, value) => {
    const { out } = await run(['run', colon, '--draws', '0', ...extra], { cwd, language });
    expect(row(out, `  ${label}`)[0]).toContain(value);
  });
});

test.each([
  ['Node 24', process.execPath],
  ['the machine’s own Node', machineNode()],
])('interrupted under %s: leaves with 130 and writes nothing', async (_name, node) => {
  const folder = emptyFolder();
  const { code, error } = await run(['run', colon, '--draws', '1000000', '--out', 'result.txt'], {
    cwd: folder,
    node,
    interruptOnWord: true,
  });
  expect(code).toBe(130);
  expect(error).toContain('Avbrutt. Ingen resultater er skrevet.');
  expect(readdirSync(folder)).toEqual([]);
});

test('a run that must stop gives exit code 1, the fault, and no result: crossing curves of the scenario without mortality floor', async () => {
  const { code, out, error } = await run(['run', colon, '--scenario', 'no_mortality_cap'], { cwd });
  expect([code, out]).toEqual([1, '']);
  expect(error).toContain('kjøringen stoppet. Ingen resultater er skrevet.');
});

test('a file of one’s own runs as the gallery does, and has the same model hash', async () => {
  const folder = emptyFolder();
  const gallery = JSON.parse((await run(['run', colon, '--draws', '0', '--json'], { cwd: folder })).out) as RunJson;
  writeFileSync(path.join(folder, 'mine.yaml'), readFileSync(new URL(`../../../models/${colon}.yaml`, import.meta.url)));
  const own = JSON.parse((await run(['run', 'mine.yaml', '--draws', '0', '--json'], { cwd: folder })).out) as RunJson;
  expect(own.baseCase.identity).toEqual(gallery.baseCase.identity);
});
