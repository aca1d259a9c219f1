import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const language = 'en_GB.UTF-8';
const model = ['voi', 'constructed-targeted-therapy', '--draws', '400', '--threshold', '1000000'];

const study = {
  outcomes: [{ likelihood: 'normal', parameter: 'hrOs', scale: 'log', standardDeviation: 2 }],
  sizes: [50, 200],
  population: { incidence: 60, horizonYears: 10, discountRate: 0.04, delayYears: 1 },
  costs: { fixed: 100_000, perPatient: 1_000, patientsPerYear: 100, allocation: { chemotherapy: 0.5, targeted: 0.5 } },
};

beforeAll(() => {
  writeFileSync(path.join(cwd, 'study.json'), JSON.stringify(study));
  writeFileSync(
    path.join(cwd, 'wrong.json'),
    JSON.stringify({ outcomes: [{ likelihood: 'odds', parameter: '' }], sizes: [0, 3], more: 1 }),
  );
  writeFileSync(path.join(cwd, 'broken.json'), '{');
});

interface Node {
  readonly value: number;
  readonly kind: string;
  readonly rule: { readonly id: string };
  readonly inputs: readonly Node[];
}
interface Printed {
  readonly evpi: Node;
  readonly groups: readonly { readonly parameters: readonly string[]; readonly evppi: Node }[];
  readonly study: {
    readonly evppi: Node;
    readonly sizes: readonly { readonly evsi: Node; readonly beneficiaries: Node; readonly cost: Node; readonly enbs: Node }[];
  };
}

describe('voi', () => {
  test('the study of a group: each number as a node with its rule, and the arithmetic of ENBS', async () => {
    const { code, out } = await run([...model, '--parameters', 'hrOs,hrPfs', '--study', 'study.json', '--json'], { cwd, language });
    expect(code).toBe(0);
    const said: Printed = JSON.parse(out);
    expect(said.groups.map(({ parameters }) => parameters)).toEqual([['hrOs', 'hrPfs']]);
    expect(said.study.sizes.map(({ evsi }) => evsi.rule.id)).toEqual(['uncertainty.evsi', 'uncertainty.evsi']);
    for (const { evsi, beneficiaries, cost, enbs } of said.study.sizes) {
      expect(evsi.value).toBeLessThanOrEqual(said.study.evppi.value);
      expect(said.study.evppi.value).toBeLessThanOrEqual(said.evpi.value);
      expect(enbs.value).toBeCloseTo(evsi.value * beneficiaries.value - cost.value, 6);
      expect(enbs.inputs.map(({ kind }) => kind)).toEqual(['evsi', 'beneficiaries', 'studyCost']);
    }
  });

  test('without a group every sampled parameter is known alone; the same bits each time', async () => {
    const first = await run([...model, '--json'], { cwd, language });
    const said: Printed = JSON.parse(first.out);
    expect(said.groups.length).toBeGreaterThan(10);
    expect(said.groups.every(({ parameters }) => parameters.length === 1)).toBe(true);
    expect((await run([...model, '--json'], { cwd, language })).out).toBe(first.out);
  });

  test('a parameter that is not drawn is told, and the rest is shown; exit code 2', async () => {
    const { code, out } = await run([...model, '--parameters', 'hrOss', '--study', 'study.json'], { cwd, language });
    expect(code).toBe(2);
    expect(out).toContain('“hrOss” is no sampled parameter of the model');
    expect(out).toContain('Patients in the study');
  });

  test('shares of a study’s patients that name no strategy block the study alone', async () => {
    writeFileSync(path.join(cwd, 'shares.json'), JSON.stringify({ ...study, costs: { ...study.costs, allocation: { old: 1 } } }));
    const { code, out } = await run([...model, '--parameters', 'hrOs', '--study', 'shares.json'], { cwd, language });
    expect(code).toBe(2);
    expect(out).toContain('must be of the strategies chemotherapy, targeted');
    expect(out).toContain('hrOs');
  });

  test('every fault of a study at once, with its place', async () => {
    const { code, out, error } = await run([...model, '--study', 'wrong.json'], { cwd, language });
    expect([code, out]).toEqual([2, '']);
    expect(
      error
        .trim()
        .split('\n')
        .map((line) => line.split(' — ')[0]),
    ).toEqual([
      'wrong.json:1:28 outcomes[0].likelihood',
      'wrong.json:1:61 sizes[0]',
      'wrong.json:1:66 more',
      'wrong.json: 3 faults. Nothing was run.',
    ]);
    expect((await run([...model, '--study', 'broken.json'], { cwd, language })).error).toContain('broken.json:1:');
    expect((await run([...model, '--study', 'none.json'], { cwd, language })).code).toBe(2);
  });
});
