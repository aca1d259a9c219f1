import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { assess, type Assessment, type Blocked, descendants, readAssessment, type StrategiesResult } from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const whole = file('assessments/constructed-targeted-therapy.yaml');
const modelText = file('constructed-targeted-therapy.yaml');

/** The head, the patients and the strategies of the example: the other parts are judged in tests of their own. */
const kept = new Set(['population', 'strategies']);
const example = whole
  .split(/\n(?=[a-z])/u)
  .filter((block) => !/^(?:report|perspective|severity|information|budget|agreements|personnel|subgroups):/u.test(block))
  .join('\n');

function judged(document: string, { draws = 300, price }: { readonly draws?: number; readonly price?: number } = {}): Assessment {
  const read = readAssessment(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const definition = readModel(modelText);
  if (!definition.ok) throw new Error('the model is not sound');
  const compiled = compileModel(definition.value, price === undefined ? {} : { values: { drugPricePerPack: price } });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const baseCase = runBaseCase(compiled.value);
  const probabilistic = draws === 0 ? undefined : runProbabilistic(compiled.value, { seed: 1, from: 0, to: draws });
  if (!baseCase.ok || probabilistic?.ok === false) throw new Error('the model cannot be run');
  const assessment = assess({
    document: read.value,
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    ...(probabilistic === undefined ? {} : { probabilistic: probabilistic.value }),
    known: '2026-11-22',
  });
  if ('status' in assessment) throw new Error(assessment.code);
  return assessment;
}

function weighed(document: string, given?: Parameters<typeof judged>[1]): StrategiesResult {
  const { strategies } = judged(document, given).parts;
  if (strategies?.status !== 'computed') throw new Error(JSON.stringify(strategies));
  return strategies;
}

function refused(document: string, given?: Parameters<typeof judged>[1]): Blocked {
  const { strategies } = judged(document, given).parts;
  if (strategies?.status !== 'blocked') throw new Error('not blocked');
  return strategies;
}

const valueOf = ({ options }: StrategiesResult, option: string): number =>
  options.find((each) => each.option === option)?.value.value ?? Number.NaN;

const result = weighed(example);

describe('the strategies of a document', () => {
  test('the example holds what this test needs', () => {
    expect([...kept].every((part) => example.includes(`\n${part}:`))).toBe(true);
  });

  test('are four, each with pieces that add up and a proof down to the run and the patients', () => {
    expect(result.options.map(({ option }) => option)).toEqual(['none', 'introduce', 'wait', 'agreement']);
    for (const { value, pieces } of result.options) {
      expect(pieces.reduce((sum, { node }) => sum + node.value, 0)).toBeCloseTo(value.value, 3);
    }
    const introduce = result.options.find(({ option }) => option === 'introduce');
    const kinds = new Set(introduce === undefined ? [] : descendants(introduce.value).map(({ kind }) => kind));
    for (const kind of ['newPatients', 'discountRate', 'threshold', 'populationEvsi', 'onTreatment'] as const) {
      expect(kinds.has(kind)).toBe(true);
    }
  });

  test('every flip price is one: the model run again at it gives two strategies the same value', () => {
    const flips = result.ranges.find(({ axis }) => axis === 'now')?.flips ?? [];
    expect(flips.length).toBeGreaterThan(0);
    for (const { price, below, above } of flips) {
      const again = weighed(example, { price });
      expect(again.price.now).toBe(price);
      const scale = Math.max(...again.options.flatMap(({ pieces }) => pieces.map(({ node }) => Math.abs(node.value))));
      expect(Math.abs(valueOf(again, below) - valueOf(again, above))).toBeLessThan(1e-8 * scale);
    }
  });

  test('a price moved by the weighing alone is the model run at that price', () => {
    const line = result.ranges.find(({ axis }) => axis === 'now');
    const point = 7;
    const price = line?.prices[point] ?? Number.NaN;
    const again = weighed(example, { price });
    for (const { option, values } of line?.values ?? []) {
      expect(Math.abs((values[point] ?? Number.NaN) - valueOf(again, option))).toBeLessThan(
        1e-6 * Math.abs(valueOf(again, 'introduce')),
      );
    }
  });

  test('designs: the planned one is worth what the verdict says where the review is when the data come; the best has the largest advantage', () => {
    const free = weighed(example.replace('  reviewAfterYears: 4\n', ''));
    const planned = free.designs?.all.find(({ patients, followUpYears }) => patients === 50 && followUpYears === 1.5)?.outcome;
    expect(planned?.value.value).toBeCloseTo(valueOf(free, 'agreement'), 3);
    const against = Math.max(valueOf(free, 'none'), valueOf(free, 'introduce'), valueOf(free, 'wait'));
    expect(planned?.advantage.value).toBeCloseTo(valueOf(free, 'agreement') - against, 3);
    const advantages = free.designs?.all.map(({ outcome }) => outcome?.advantage.value ?? Number.NEGATIVE_INFINITY) ?? [];
    const best = free.designs?.all.find(
      ({ patients, followUpYears }) =>
        patients === free.designs?.best?.patients && followUpYears === free.designs.best.followUpYears,
    );
    expect(best?.outcome?.advantage.value).toBe(Math.max(...advantages));
    expect(free.conditions.find(({ id }) => id === 'period')?.status).toBe('notMet');
  });

  test('where the service pays dearly for the data none of the designs pays', () => {
    const dear = weighed(
      example.replace('fixedCost: 3000000', 'fixedCost: 900000000').replace('paidByService: 0', 'paidByService: 1'),
    );
    expect(dear.designs?.smallest).toBeUndefined();
    expect(dear.designs?.best).toBeUndefined();
    expect(dear.verdict.option).not.toBe('agreement');
  });

  test('the same document gives the same hash, and other patients another basis', () => {
    const first = judged(example);
    expect(judged(example).hash).toBe(first.hash);
    const others = judged(example.replace('60, 62', '61, 62'));
    expect(others.basis.strategies?.premises.population).not.toBe(first.basis.strategies?.premises.population);
    expect(others.basis.strategies?.premises.strategies).toBe(first.basis.strategies?.premises.strategies);
  });
});

describe('premises that are missing or contradict each other block the part', () => {
  const cases: readonly (readonly [what: string, document: string, code: string, draws: number])[] = [
    ['no patients', example.replace(/\npopulation:[\s\S]*?\n(?=strategies:)/u, '\n'), 'strategies.noPopulation', 60],
    ['no draws', example, 'strategies.noDraws', 0],
    ['no such price', example.replace('parameter: drugPricePerPack', 'parameter: nothing'), 'strategies.priceUnknown', 60],
    [
      'a price that is drawn',
      example.replace('parameter: drugPricePerPack', 'parameter: monitoringPerYear'),
      'strategies.priceSampled',
      60,
    ],
    [
      'net benefit no line in it',
      example.replace('parameter: drugPricePerPack', 'parameter: entryAge'),
      'strategies.priceNotLinear',
      60,
    ],
    ['an outcome that is not drawn', example.replace('parameter: hrOs', 'parameter: entryAge'), 'information.notSampled', 60],
    ['data after the review', example.replace('reviewAfterYears: 4', 'reviewAfterYears: 2'), 'strategies.dataAfterReview', 60],
    ['too many patients', example.replace('patients: 50\n', 'patients: 5000\n'), 'strategies.tooFewPatients', 60],
    [
      'a day without a discount rate',
      example.replace('submissionDate: 2026-06-21', 'submissionDate: 2021-03-01'),
      'strategies.noDiscountRate',
      60,
    ],
  ];
  test.each(cases)('%s', (_what, document, code, draws) => {
    const blocked = refused(document, { draws });
    expect(blocked.code).toBe(code);
    expect(blocked.rule.source).not.toBe('');
  });
});
