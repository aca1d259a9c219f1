import { impactCategories, impactInventoryAsOf } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assessment, descendants, type PerspectiveResult } from '../src/index.ts';
import { assessmentOf, computed, constructed, withParts } from './assessments.ts';

const placed = `payers: { specialist: specialist, municipal: municipal, patient: patient }
components:
  drug: interventionCosts
  testing: interventionCosts
  chemotherapyDrugs: interventionCosts
  monitoring: relatedCosts
  progressedCare: relatedCosts
  homeCare: relatedCosts
  terminal: relatedCosts
  patientTime: time
`;

interface Line {
  readonly id?: string;
  readonly category: string;
  readonly bearer: string;
  /** Of the comparator and of the method. */
  readonly values?: readonly [number, number];
  readonly unit?: string;
  readonly more?: string;
}

const line = ({ id = 'added', category, bearer, values = [0, 0], unit = 'money', more = '' }: Line): string =>
  `  - id: ${id}
    label: { nb: Konstruert, nn: Konstruert, en: Constructed }
    category: ${category}
    bearer: ${bearer}
    values: { chemotherapy: ${values[0]}, targeted: ${values[1]} }
    unit: ${unit}
    per: patient
    source: Constructed
${more}`;

const inKroner = '    currency: NOK\n    priceYear: 2026\n';
const premises = (lines: readonly string[], more = ''): string =>
  withParts({ perspective: `${placed}${lines.length === 0 ? '' : `lines:\n${lines.join('')}`}${more}` });

const assessed = (text: string): Assessment => assessmentOf(text);
const perspectiveOf = (text: string): PerspectiveResult => computed(assessed(text).parts.perspective);
const fateOf = (part: PerspectiveResult, id = 'added') => part.consequences.find((each) => each.id === id);

describe('the impact inventory (Meld. St. 21 (2024–2025), Figure 4.1)', () => {
  test('has a row for every consequence and three columns, as printed', () => {
    const inventory = impactInventoryAsOf({ effective: '2026-11-22', known: '2026-11-22' });
    if (inventory === undefined) throw new Error('not in force');
    // the figure row by row: health service, society, extended health service
    const printed =
      'xxx xxx xxx ' + // QALYs, infection, other health gains
      'xxx xxx xx- ' + // intervention, related, unrelated costs
      '-xx -x- -xx -xx ' + // informal care, private services, time, transport
      '-x- -x- ' + // paid and unpaid production
      '--- -x- -x- -x- -x- -x-'; // transfers, other services, justice, education, environment, other
    const mark = (included: boolean): string => (included ? 'x' : '-');
    const rows = impactCategories.map((id) => {
      const { healthService, society, extended } = inventory.inclusion[id];
      return mark(healthService) + mark(society) + mark(extended);
    });
    expect(rows.join(' ')).toBe(printed);
  });

  test('was not in force before the white paper was treated', () => {
    expect(impactInventoryAsOf({ effective: '2025-06-03', known: '2026-11-22' })).toBeUndefined();
  });
});

describe('what counts (decision table V12)', () => {
  const totals = perspectiveOf(premises([]));

  test('without lines the main result is that of the model', () => {
    const { appraisal } = assessed(premises([]));
    const [comparison] = appraisal.comparisons;
    expect(totals.extended.costs.value).toBeCloseTo(comparison?.costs.value ?? Number.NaN, 6);
    expect(totals.extended.qalys.value).toBe(comparison?.qalys.value);
    expect(totals.extended.netBenefit?.value).toBeCloseTo(comparison?.netBenefit?.value ?? Number.NaN, 6);
  });

  test.each([
    ['a gain in paid production', 'paidProduction', 'society', 'perspective.productivity'],
    ['unrelated future costs', 'unrelatedCosts', 'specialist', 'perspective.unrelated'],
    ['a saving of sickness benefit', 'transfers', 'society', 'perspective.transfers'],
  ])('%s is refused', (_, category, bearer, rule) => {
    const part = perspectiveOf(premises([line({ category, bearer, values: [0, -50_000], more: inKroner })]));
    expect(fateOf(part)).toMatchObject({ fate: 'refused', rule: { id: rule } });
    expect(part.extended.costs.value).toBe(totals.extended.costs.value);
  });

  test('QALYs of relatives are shown in an analysis of their own', () => {
    const part = perspectiveOf(premises([line({ category: 'qalys', bearer: 'relatives', values: [-0.06, -0.04], unit: 'QALY' })]));
    expect(fateOf(part)).toMatchObject({ fate: 'separate', rule: { id: 'perspective.relatives' } });
    expect(part.extended.qalys.value).toBe(totals.extended.qalys.value);
    expect(part.relatives?.qalys.value).toBeCloseTo(totals.extended.qalys.value + (-0.04 - -0.06), 12);
  });

  test('travel time of the patient is counted at the dated price of an hour', () => {
    const conversion = 'conversions:\n  - { currency: NOK, priceYear: 2024, factor: 1.06, source: Constructed }\n';
    const part = perspectiveOf(
      premises([line({ category: 'time', bearer: 'patient', values: [20, 35], unit: 'hour' })], conversion),
    );
    expect(fateOf(part)).toMatchObject({ fate: 'counted', rule: { id: 'perspective.time' } });
    // 15 hours more × 328 NOK/hour (DMP unit costs, 2024) × 1.06
    expect(part.extended.costs.value - totals.extended.costs.value).toBeCloseTo(15 * 328 * 1.06, 6);
    const proof = descendants(part.extended.costs).flatMap(({ facts }) => facts.map(({ id }) => id));
    expect(proof).toContain('patient-time-value');
  });

  test('productivity inside the model is taken out of the main result', () => {
    const part = perspectiveOf(premises([]).replace('patientTime: time', 'patientTime: paidProduction'));
    const removed = fateOf(part, 'patientTime');
    expect(removed?.fate).toBe('refused');
    expect(part.extended.costs.value).toBeCloseTo(totals.extended.costs.value - (removed?.increment.value ?? Number.NaN), 6);
  });
});

describe('both levels of service (decision table V13)', () => {
  test('a saving at the hospital and a cost in the municipality both appear', () => {
    const part = perspectiveOf(
      premises([
        line({ id: 'fewerVisits', category: 'relatedCosts', bearer: 'specialist', values: [30_000, 10_000], more: inKroner }),
        line({ id: 'homeNursing', category: 'relatedCosts', bearer: 'municipal', values: [0, 12_000], more: inKroner }),
      ]),
    );
    const before = perspectiveOf(premises([])).bearers;
    const change = (bearer: string): number =>
      (part.bearers.find((each) => each.bearer === bearer)?.increment.value ?? Number.NaN) -
      (before.find((each) => each.bearer === bearer)?.increment.value ?? Number.NaN);
    expect(change('specialist')).toBeCloseTo(10_000 - 30_000, 6);
    expect(change('municipal')).toBeCloseTo(12_000, 6);
  });

  test('what the bearers bear adds up to the costs of the main result', () => {
    const part = computed(assessed(constructed).parts.perspective);
    const sum = part.bearers.reduce((total, { increment }) => total + increment.value, 0);
    expect(sum).toBeCloseTo(part.extended.costs.value, 6);
  });

  test('a level of which nothing is said is warned of, unless it is said why', () => {
    const silent = premises([]).replace('municipal: municipal', 'municipal: patient');
    expect(perspectiveOf(silent).warnings).toContainEqual({ warning: 'levelNotAssessed', level: 'municipal' });
    const said = `${silent}  none:\n    municipal: { nb: Ingen, nn: Ingen, en: None }\n`;
    expect(perspectiveOf(said).warnings).toEqual([]);
  });

  test('payers that the model leaves out are warned of', () => {
    const assessment = assessmentOf(premises([]).replace('homeCare: relatedCosts\n    ', ''), {
      model: (text) => text.replace('payers: [specialist, municipal, patient]', 'payers: [specialist, patient]'),
    });
    expect(computed(assessment.parts.perspective).warnings).toContainEqual({ warning: 'payersLeftOut', names: ['municipal'] });
  });
});

describe('nothing twice', () => {
  test('relatives’ time is left out where their QALYs are shown', () => {
    const care = line({ id: 'care', category: 'informalCare', bearer: 'relatives', values: [1_000, 9_000], more: inKroner });
    const gain = line({ id: 'gain', category: 'qalys', bearer: 'relatives', values: [0, 0.1], unit: 'QALY' });
    const part = perspectiveOf(premises([care, gain]));
    expect(part.warnings).toEqual([{ warning: 'informalCareTwice', names: ['care', 'gain'] }]);
    expect(part.extended.costs.value - (part.relatives?.costs.value ?? Number.NaN)).toBeCloseTo(9_000 - 1_000, 6);
  });

  test('a line that the model has is not added, and one that it may have is warned of', () => {
    const again = { category: 'time', bearer: 'patient', values: [0, 500] as const, more: inKroner };
    const unsaid = perspectiveOf(premises([line(again)]));
    expect(unsaid.warnings).toEqual([{ warning: 'alsoInModel', line: 'added', names: ['patientTime'] }]);
    const said = perspectiveOf(premises([line({ ...again, more: `${inKroner}    inModel: patientTime\n` })]));
    expect(fateOf(said)?.fate).toBe('inModel');
    expect(unsaid.extended.costs.value - said.extended.costs.value).toBeCloseTo(500, 6);
    expect(said.warnings).toEqual([]);
  });
});

describe('the societal view (S10.R8, S10.R9)', () => {
  const work = line({ category: 'paidProduction', bearer: 'society', values: [0, -80_000], more: inKroner });
  const benefit = line({ id: 'benefit', category: 'transfers', bearer: 'society', values: [0, -50_000], more: inKroner });
  const asked = (ground: string, documented: boolean): string =>
    `societal:\n  ground: ${ground}\n  largeAndDocumented: ${documented}\n  reason: { nb: Grunn, nn: Grunn, en: Reason }\n  source: Constructed\n`;

  test('is a second result beside the main one, and never has transfers', () => {
    const part = perspectiveOf(premises([work, benefit], asked('vaccination', false)));
    if (part.societal?.status !== 'computed') throw new Error('not computed');
    expect(part.societal.view.costs.value).toBeCloseTo(part.extended.costs.value - 80_000, 6);
    expect(fateOf(part)?.fate).toBe('secondary');
    expect(fateOf(part, 'benefit')?.fate).toBe('refused');
    expect(part.societal.metInExtended).toBe((part.extended.netBenefit?.value ?? Number.NaN) >= 0);
  });

  test('is refused in a case for the Storting whose gains are not large and documented', () => {
    const part = perspectiveOf(premises([work], asked('storting', false)));
    expect(part.societal).toMatchObject({ status: 'refused', rule: { id: 'perspective.societal' } });
    expect(fateOf(part)?.fate).toBe('refused');
  });
});

describe('what blocks the part and leaves the rest', () => {
  const blockedBy = (text: string) => assessed(text).parts.perspective;
  const simple = { category: 'relatedCosts', bearer: 'municipal', values: [0, 100] as const };

  test.each([
    ['no price year', line({ ...simple, more: '    currency: NOK\n' }), 'perspective.priceMissing'],
    ['no currency', line({ ...simple, more: '    priceYear: 2026\n' }), 'perspective.priceMissing'],
    ['another currency', line({ ...simple, more: '    currency: EUR\n    priceYear: 2026\n' }), 'perspective.price'],
    ['another price year', line({ ...simple, more: '    currency: NOK\n    priceYear: 2020\n' }), 'perspective.price'],
    ['QALYs of a cost', line({ ...simple, unit: 'QALY' }), 'perspective.unit'],
    ['a state that the model lacks', line({ ...simple, more: `${inKroner}    state: nowhere\n` }), 'perspective.unknownName'],
    ['no value for a strategy', line({ ...simple, more: inKroner }).replace('chemotherapy: 0, ', ''), 'perspective.noValue'],
  ])('%s', (_, wrong, code) => {
    const part = blockedBy(premises([wrong]));
    expect(part).toMatchObject({ status: 'blocked', code });
  });

  test('a component that is not placed', () => {
    expect(blockedBy(premises([]).replace('    drug: interventionCosts\n', ''))).toMatchObject({
      status: 'blocked',
      code: 'perspective.notPlaced',
      details: { names: 'drug' },
    });
  });

  test('a day on which no inventory was in force', () => {
    const early = premises([]).replace('submissionDate: 2026-06-21', 'submissionDate: 2025-01-01');
    expect(blockedBy(early)).toMatchObject({ status: 'blocked', code: 'perspective.noneInForce' });
  });
});

test('a line changes the main result by its own increment, whatever the amounts', () => {
  const base = perspectiveOf(premises([])).extended.costs.value;
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(amount, amount, (without, withMethod) => {
      const added = line({ category: 'relatedCosts', bearer: 'municipal', values: [without, withMethod], more: inKroner });
      expect(perspectiveOf(premises([added])).extended.costs.value).toBeCloseTo(base + (withMethod - without), 5);
    }),
    { numRuns: 20 },
  );
});
