import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { assess, type AgreementsResult, descendants, type JudgedOffer, readAssessment } from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const text = file('assessments/constructed-targeted-therapy.yaml');

const known = new Map<string, ReturnType<typeof judge>>();

/** Judged once for each text. */
function judged(given: string, draws = 200) {
  const key = `${draws} ${given}`;
  const found = known.get(key) ?? judge(given, draws);
  known.set(key, found);
  return found;
}

function judge(given: string, draws: number) {
  const document = readAssessment(given);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  const { population, agreements } = document.value.premises;
  const definition = readModel(file('constructed-targeted-therapy.yaml'));
  const compiled = definition.ok ? compileModel(definition.value, {}) : definition;
  if (!definition.ok || !compiled.ok) throw new Error('the model is not sound');
  const baseCase = runBaseCase(compiled.value);
  const probabilistic = runProbabilistic(compiled.value, { seed: 1, from: 0, to: Math.max(draws, 1) });
  if (!baseCase.ok || !probabilistic.ok) throw new Error('not run');
  const assessment = assess({
    document: {
      ...document.value,
      premises: { ...(population === undefined ? {} : { population }), ...(agreements === undefined ? {} : { agreements }) },
    },
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    ...(draws === 0 ? {} : { probabilistic: probabilistic.value }),
    known: '2026-11-22',
  });
  if ('status' in assessment) throw new Error(assessment.code);
  const part = assessment.parts.agreements;
  if (part === undefined) throw new Error('no agreements');
  return { assessment, part, run: probabilistic.value };
}

function result(given = text): AgreementsResult {
  const { part } = judged(given);
  if (part.status !== 'computed') throw new Error(JSON.stringify(part));
  return part;
}

function offer(id: string, given = text): JudgedOffer {
  const found = result(given).offers.find((each) => each.id === id);
  if (found?.status !== 'computed') throw new Error(JSON.stringify(found));
  return found;
}

const blockedWith = (given: string): unknown => result(given).offers.find((each) => each.status === 'blocked');

describe('the part agreements of an assessment', () => {
  test('every offer of the example is priced', () => {
    expect(result().offers.map(({ id, status }) => [id, status])).toEqual([
      ['flat-45', 'computed'],
      ['price-volume', 'computed'],
      ['money-back', 'computed'],
      ['capped', 'computed'],
      ['documented', 'computed'],
    ]);
  });

  test('a flat discount has itself as effective discount, and moves no risk', () => {
    const flat = offer('flat-45');
    expect(flat.effectiveDiscount.value).toBeCloseTo(0.45, 12);
    expect(flat.equivalentDiscount.value).toBeCloseTo(0.45, 12);
    expect(flat.priceVariation.value).toBeCloseTo(0, 12);
    expect(flat.varianceMoved?.value).toBeCloseTo(0, 9);
    for (const { moved } of flat.risks) expect(moved?.value ?? 0).toBeCloseTo(0, 9);
    for (const { list, paid, rebate } of flat.years) {
      expect(paid.value).toBeCloseTo(0.55 * list.value, 3);
      expect(rebate.value).toBeCloseTo(list.value - paid.value, 6);
    }
  });

  test('net benefit and EVPI are those of a run at the discounted price', () => {
    const flat = offer('flat-45');
    const definition = readModel(file('constructed-targeted-therapy.yaml'));
    if (!definition.ok) throw new Error('not sound');
    const compiled = compileModel(definition.value, { values: { drugPricePerPack: 45_000 * 0.55 } });
    const run = compiled.ok ? runProbabilistic(compiled.value, { seed: 1, from: 0, to: 200 }) : compiled;
    if (!run.ok) throw new Error('not run');
    const [standard, method] = run.value.strategies;
    if (standard === undefined || method === undefined) throw new Error('two strategies');
    const threshold = judged(text).assessment.appraisal.threshold;
    if (threshold.status === 'blocked') throw new Error('no threshold');
    const benefits = method.costs.map(
      (cost, draw) =>
        threshold.value.value * ((method.qalys[draw] ?? 0) - (standard.qalys[draw] ?? 0)) - (cost - (standard.costs[draw] ?? 0)),
    );
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(flat.value?.netBenefit.value).toBeCloseTo(mean(benefits), 4);
    expect(flat.value?.probability.value).toBe(benefits.filter((benefit) => benefit >= 0).length / 200);
    // two strategies: E[max(0, b)] − max(0, E[b])
    expect(flat.value?.evpi.value).toBeCloseTo(
      mean(benefits.map((benefit) => Math.max(0, benefit))) - Math.max(0, mean(benefits)),
      4,
    );
    expect(flat.value?.expectedLoss.value).toBeCloseTo(mean(benefits.map((benefit) => Math.max(0, -benefit))), 4);
  });

  test('an agreement and the flat discount that costs as much have the same expected net benefit', () => {
    for (const each of result().offers)
      if (each.status === 'computed')
        expect(each.flatValue?.netBenefit.value).toBeCloseTo(each.value?.netBenefit.value ?? Number.NaN, 4);
  });

  test('tiers move risk of volume to the supplier, a cap on expenditure more of it', () => {
    const volume = (id: string): number => offer(id).risks.find(({ driver }) => driver === 'volume')?.moved?.value ?? Number.NaN;
    expect(volume('price-volume')).toBeGreaterThan(0);
    expect(volume('price-volume')).toBeLessThan(1);
    expect(offer('capped').risks.map(({ driver }) => driver)).toEqual(['volume', 'duration', 'price', 'effect']);
    expect(offer('money-back').risks.map(({ driver }) => driver)).toContain('response');
  });

  test('hours of staff: minutes for each patient who starts, and administration', () => {
    // price-volume: 20 hours a year in five years; money back: 45 minutes each
    expect(offer('price-volume').hours?.value).toBeCloseTo(100, 9);
    const { hours } = offer('money-back');
    const patients = [60 * 0.3 + 40 * 0.4, 62 * 0.6 + 40 * 0.1, 64 * 0.8, 66 * 0.9, 68 * 0.9].reduce((sum, each) => sum + each, 0);
    // the number of patients is drawn around its mean: standard error 0.25 / √200 = 1.8 %
    expect(Math.abs((hours?.value ?? 0) / (0.75 * patients) - 1)).toBeLessThan(0.07);
    expect(offer('flat-45').hours).toBeUndefined();
  });

  test('the points of the framework: computed where they can be, answered where someone has to, never more certain than both', () => {
    const points = (id: string): Record<string, string> =>
      Object.fromEntries(offer(id).framework.map(({ point, status }) => [point, status]));
    expect(points('flat-45')).toMatchObject({
      'A8-1': 'met',
      'A8-2': 'met',
      'A8-4': 'met',
      'A8-5': 'unclear',
      'A8-7': 'met',
      'A8-11': 'unclear',
    });
    expect(points('price-volume')).toMatchObject({
      'A8-2': 'unclear',
      'A8-3': 'met',
      'A8-4': 'met',
      'A8-5': 'unclear',
      'A8-11': 'met',
    });
    expect(points('money-back')).toMatchObject({ 'A8-4': 'notMet', 'A8-5': 'notMet' });
    expect(offer('flat-45').framework).toHaveLength(11);
    const contradicted = text.replace(
      "A8-11: { answer: 'yes', reason: 'Constructed: the text is in Norwegian.' }",
      "A8-7: { answer: 'no', reason: 'Constructed.' }",
    );
    const doubted = offer('price-volume', contradicted).framework.find(({ point }) => point === 'A8-7');
    expect(doubted).toMatchObject({ status: 'unclear', computed: { status: 'met' }, answer: { answer: 'no' } });
    expect(offer('money-back').notes.map(({ point, status }) => `${point} ${status}`)).toEqual([
      'A8-12 reminder',
      'A8-13 met',
      'A8-14 notMet',
      'A8-15 reminder',
      'A8-16 notMet',
    ]);
  });

  test('an offer is confidential unless it says otherwise, and so is all that is shown with it', () => {
    expect(result().class).toBe('public');
    const secret = result(text.replace('      class: public\n', ''));
    expect(secret.class).toBe('confidential');
    expect(secret.offers.map((each) => each.class)).toEqual(['confidential', 'public', 'public', 'public', 'public']);
  });

  test('every number opens to a rule or a run, and ids are its own', () => {
    const nodes = result().offers.flatMap((each) =>
      each.status === 'computed' ? [each.effectiveDiscount, each.priceVariation, ...each.years.map(({ rebate }) => rebate)] : [],
    );
    for (const node of nodes.flatMap(descendants)) expect(node.rule !== undefined || node.run !== undefined).toBe(true);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });

  test('a list price of its own scales what the offer costs', () => {
    const dearer = offer(
      'flat-45',
      text.replace('price: { parameter: drugPricePerPack }', 'price: { parameter: drugPricePerPack, list: 90000 }'),
    );
    expect(dearer.list.value).toBeCloseTo(2 * offer('flat-45').list.value, 4);
    expect(dearer.effectiveDiscount.value).toBeCloseTo(0.45, 12);
  });
});

describe('offers that cannot be priced are told why, and the others stand', () => {
  const term = '        - { type: flatDiscount, discount: 0.45 }\n';
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['agreements.component', 'an unknown component', 'component: drug\n', 'component: none\n'],
    ['agreements.price', 'a price that the cost does not follow', '{ parameter: drugPricePerPack }', '{ parameter: testCost }'],
    ['agreements.name', 'an unknown parameter', '{ parameter: drugPricePerPack }', '{ parameter: none }'],
    [
      'agreements.name',
      'an unknown state',
      term,
      '        - { type: moneyBack, outcome: { type: state, states: [none] }, years: 1 }\n',
    ],
    [
      'agreements.order',
      'a term for patients after one for Norway',
      term,
      `        - { type: expenditureCap, budget: [1] }\n        - { type: patientCap, measure: years, limit: 1 }\n`,
    ],
    [
      'agreements.tiers',
      'tiers that do not rise',
      term,
      '        - { type: priceVolume, form: marginal, measure: units, tiers: [{ from: 2, discount: 0.1 }, { from: 1, discount: 0.2 }] }\n',
    ],
    [
      'agreements.instalments',
      'instalments of a cost over time without a price',
      term,
      '        - { type: instalments, payments: 3 }\n',
    ],
    [
      'agreements.horizon',
      'a test beyond the horizon',
      term,
      '        - { type: moneyBack, outcome: { type: state, states: [progressed] }, years: 30 }\n',
    ],
    [
      'agreements.unitPrice',
      'units without a price',
      '      price: { parameter: drugPricePerPack }\n      class: public\n      terms:\n' + term,
      '      class: public\n      terms:\n        - { type: patientCap, measure: units, limit: 3 }\n',
    ],
  ];
  test.each(cases)('%s: %s', (code, _, from, to) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(blockedWith(changed)).toMatchObject({ id: 'flat-45', code, details: { offer: 'flat-45' } });
    expect(result(changed).offers.filter(({ status }) => status === 'computed')).toHaveLength(4);
  });

  test('shares of indications that do not sum to 1', () => {
    const name = '{ nb: x, nn: x, en: x }';
    const indications = `        - { type: indicationPrice, trueUp: true, indications: [{ name: ${name}, share: 0.5, discount: 0 }, { name: ${name}, share: 0.4, discount: 0 }] }\n`;
    expect(blockedWith(text.replace(term, indications))).toMatchObject({ code: 'agreements.shares' });
  });

  test('without patients: terms that follow the volume are blocked, the others are for one patient a year', () => {
    const alone = text.replace(/^population:\n(?: .*\n)+/m, '');
    const part = result(alone);
    expect(part.offers.filter(({ status }) => status === 'blocked').map(({ id }) => id)).toEqual(['price-volume', 'capped']);
    expect(offer('flat-45', alone).national).toBe(false);
    expect(offer('flat-45', alone).years).toHaveLength(5);
  });

  test('without draws the part is blocked', () => {
    expect(judged(text, 0).part).toMatchObject({ status: 'blocked', code: 'agreements.noDraws' });
  });
});
