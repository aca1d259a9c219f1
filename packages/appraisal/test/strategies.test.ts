import { mean, normalCdf, normalDensity, normalQuantile } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionalMeans } from '../src/strategies/conditional-means.ts';
import { conditionsOf } from '../src/strategies/conditions.ts';
import { outlookOf, pieceKinds } from '../src/strategies/course.ts';
import { observedOver } from '../src/strategies/evidence.ts';
import { onTreatmentAt, recruitedAfter, treatedBefore, treatedFrom, treatmentLeftOut } from '../src/strategies/flows.ts';
import type { StrategiesPremises } from '../src/strategies/format.ts';
import type { Knowledge, Prepared } from '../src/strategies/prepare.ts';
import { flipsOf, priceCurve } from '../src/strategies/price-curve.ts';
import { weighStrategies } from '../src/strategies/strategies.ts';
import { coursesOn, optionIds, pricesOn } from '../src/strategies/weigh.ts';
import { node } from '../src/nodes.ts';
import { normalColumns } from './information-runs.ts';

const scores = (count: number): Float64Array => Float64Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count));
const grid = scores(4_001);

/** E max(0, X) for X normal (unit normal loss integral). */
const positivePart = (m: number, s: number): number => (s === 0 ? Math.max(0, m) : s * normalDensity(m / s) + m * normalCdf(m / s));

interface Case {
  readonly benefit: { readonly mean: number; readonly sd: number };
  /** Share of the variance that each evidence explains. */
  readonly learnt: { readonly elsewhere?: number; readonly collected: number };
  readonly elsewhereYears: number;
  readonly reviewYears: number;
  readonly introduction: number;
  readonly reversal: StrategiesPremises['reversal'];
  readonly price: StrategiesPremises['price'];
  readonly collected: Partial<StrategiesPremises['collected']>;
  readonly newPatients: readonly number[];
  readonly uptake: readonly number[];
  readonly horizonYears: number;
  readonly priceNow: number;
}

const source = 'Constructed for the test.';
const usual: Case = {
  benefit: { mean: 1_200, sd: 900 },
  learnt: { elsewhere: 0.8, collected: 0.5 },
  elsewhereYears: 2,
  reviewYears: 2,
  introduction: 20_000,
  reversal: { fixed: 3_000, perPatient: 50, yearsOnTreatment: 1, continueYears: 1, notReversible: 0.2, source },
  price: { parameter: 'price', agreement: { type: 'amount', amount: 700 }, source },
  collected: {},
  newPatients: [100, 100, 100, 100],
  uptake: [0.5, 1],
  horizonYears: 4,
  priceNow: 1_000,
};

/** Everything prepared but the runs: net benefit at price 0 is normal, one unit is paid for, and what data say is normal too (conjugate). */
function prepared(changes: Partial<Case> = {}): Prepared {
  const given = { ...usual, ...changes };
  const { benefit, learnt, horizonYears } = given;
  const units = new Float64Array(grid.length).fill(1);
  const known = (years: number, share: number, from: Knowledge['from']): Knowledge => {
    const fitted = [grid.map((z) => benefit.mean + Math.sqrt(share) * benefit.sd * z), units];
    return {
      years,
      from,
      means: { method: 'spline', fitted, rSquared: [share, 1], redrawn: () => ({ rows: [0], simulations: [] }) },
    };
  };
  const label = { nb: 'pris', nn: 'pris', en: 'price' };
  const outcomes = [{ likelihood: 'binomial', parameter: 'p' }] as const;
  return {
    premises: {
      horizonYears,
      price: given.price,
      introduction: [{ label, amount: given.introduction, source }],
      reversal: given.reversal,
      collected: {
        outcomes,
        patients: 50,
        followUpYears: 1,
        reportingYears: 0,
        fixedCost: 0,
        costPerPatient: 0,
        paidByService: 0,
        source,
        ...given.collected,
      },
      source,
    },
    currency: 'NOK',
    flows: { newPatients: given.newPatients, uptake: given.uptake, horizonYears, discountRate: 0.04 },
    benefits: { benefit: grid.map((z) => benefit.mean + benefit.sd * z), units },
    price: { parameter: 'price', unit: 'NOK', label, now: given.priceNow, low: 0, high: 3_000 },
    ...(learnt.elsewhere === undefined ? {} : { elsewhere: known(given.elsewhereYears, learnt.elsewhere, ['elsewhere']) }),
    planned: known(given.reviewYears, learnt.collected, ['collected']),
    dataAfterYears: given.reviewYears,
    designs: [],
    dataSets: grid.length,
    draws: grid.length,
    proof: {
      threshold: node('threshold', 'threshold', 1, 'NOK/QALY'),
      newPatients: [],
      discountRate: node('rate', 'discountRate', 0.04, '1/year'),
      run: 'r',
    },
  };
}

const values = (changes: Partial<Case> = {}): Readonly<Record<string, number>> =>
  Object.fromEntries(
    weighStrategies(prepared(changes), { simulations: 0, points: 3 }).options.map(({ option, value }) => [option, value.value]),
  );

/** Grid error of an expectation over 4,001 evenly spaced quantiles: below 3e-4 of what is at stake. */
const close = (value: number, expected: number, stake: number): void =>
  expect(Math.abs(value - expected)).toBeLessThan(3e-4 * stake);

describe('expected net benefit of the strategies, two-strategy normal-normal case in closed form', () => {
  // 100 new patients a year, half of them treated in the first year, all from then on, for 4 years at 4 %
  const before = 50 + 100 / 1.04;
  const after = 100 / 1.04 ** 2 + 100 / 1.04 ** 3;
  const later = 50 / 1.04 ** 2 + 100 / 1.04 ** 3;
  const discount = 1 / 1.04 ** 2;
  const onTreatment = 100; // a year's patients, treated for a year
  const stopCost = (3_000 + 50 * onTreatment) * discount;
  const stake = 4 * 100 * 900;

  test('introduce: patients before the evidence, then the better of going on and stopping', () => {
    const m = 200; // 1,200 − 1,000
    const s = Math.sqrt(0.8) * 900;
    // stopping gains −0.8 × after × m less its cost
    const stopping = positivePart(-0.8 * after * m - stopCost, 0.8 * after * s);
    close(values().introduce ?? Number.NaN, -20_000 + before * m + after * m + stopping, stake);
  });

  test('wait: nothing until the evidence, then introduced only where it pays the discounted cost of introduction', () => {
    const s = Math.sqrt(0.8) * 900;
    close(values().wait ?? Number.NaN, positivePart(later * 200 - 20_000 * discount, later * s), stake);
  });

  test('agreement: its own price, its own data, the study at the share that the service pays', () => {
    const m = 500; // 1,200 − 700
    const s = Math.sqrt(0.5) * 900;
    const stopping = positivePart(-0.8 * after * m - stopCost, 0.8 * after * s);
    const study = 0.25 * (4_000 + 50 * 40);
    const collected = { fixedCost: 4_000, costPerPatient: 40, paidByService: 0.25 };
    close(values({ collected }).agreement ?? Number.NaN, -20_000 - study + before * m + after * m + stopping, stake);
  });

  test('the same by numerical integration over what the data say', () => {
    const steps = 20_000;
    const s = Math.sqrt(0.8) * 900;
    let total = 0;
    for (let i = 0; i < steps; i += 1) {
      const z = -8 + (16 * (i + 0.5)) / steps;
      const m = 200 + s * z;
      const best = Math.max(after * m, 0.2 * after * m - stopCost);
      total += (best * normalDensity(z) * 16) / steps;
    }
    close(values().introduce ?? Number.NaN, -20_000 + before * 200 + total, stake);
  });

  test('those on treatment who stop at once instead of going on save what their treatment would have lost', () => {
    const reversal = { ...usual.reversal, continueYears: 0, fixed: 0, perPatient: 0, notReversible: 0 };
    const benefit = { mean: -500, sd: 0 };
    // treated evenly over year 1 (from 1 to 2): on average half of the treatment is left, weighed as patients of year 1
    const leftOut = (100 * 0.5) / 1.04;
    const expected = before * -1_500 - leftOut * -1_500;
    expect(values({ reversal, benefit, introduction: 0 }).introduce).toBeCloseTo(expected, 6);
  });
});

describe('limits', () => {
  test('without uncertainty data change nothing: introduce or not, and waiting only loses patients', () => {
    const sure = values({ benefit: { mean: 1_500, sd: 0 } });
    expect(sure.introduce).toBeCloseTo(-20_000 + treatedBefore(prepared().flows, 4) * 500, 6);
    expect(sure.wait).toBeCloseTo(treatedFrom(prepared().flows, 2) * 500 - 20_000 / 1.04 ** 2, 6);
    expect(values({ benefit: { mean: 900, sd: 0 } }).wait).toBe(0);
  });

  test('free, perfect and instant information: waiting is worth introducing plus EVPI of all patients', () => {
    const perfect = values({ learnt: { elsewhere: 1, collected: 0.5 }, elsewhereYears: 0, introduction: 0 });
    const patients = treatedBefore(prepared().flows, 4);
    const evpi = positivePart(200, 900) - 200;
    close(perfect.wait ?? Number.NaN, patients * (200 + evpi), patients * 900);
  });

  test('a study that says nothing and costs nothing: the agreement is introduction at its price', () => {
    const learnt = { collected: 0 };
    const discount = { parameter: 'price', agreement: { type: 'discount', share: 0 }, source } as const;
    const same = values({ learnt, price: discount });
    expect(same.agreement).toBeCloseTo(same.introduce ?? Number.NaN, 6);
    const cheaper = values({ learnt, price: { ...discount, agreement: { type: 'amount', amount: 700 } } });
    expect(cheaper.agreement).toBeCloseTo(values({ learnt, priceNow: 700 }).introduce ?? Number.NaN, 6);
  });

  test('where no evidence comes, waiting is not introducing', () => {
    expect(values({ learnt: { collected: 0.5 } })).toMatchObject({ none: 0, wait: 0 });
  });

  test('a review after the horizon changes nothing', () => {
    const late = values({ elsewhereYears: 6 });
    expect(late.wait).toBe(0);
    expect(late.introduce).toBeCloseTo(-20_000 + treatedBefore(prepared().flows, 4) * 200, 6);
  });

  test('a price that falls to what the data support: never worse, and never worse than the lowest price is', () => {
    const bare = { ...usual.price, agreement: { type: 'amount', amount: 1_000 } } as const;
    const clause = { ...bare, lowestAfterReview: { type: 'amount', amount: 300 } } as const;
    const weighed = weighStrategies(prepared({ price: clause }), { simulations: 0, points: 3 });
    const lowered = weighed.options.find(({ option }) => option === 'agreement');
    expect(lowered?.value.value).toBeGreaterThan(values({ price: bare }).agreement ?? Number.NaN);
    // with a floor of 300 the price is lowered where the data give an expectation between 300 and 1,000, and the method goes on
    const s = Math.sqrt(0.5) * 900;
    const share = normalCdf((1_000 - 1_200) / s) - normalCdf((300 - 1_200) / s);
    expect(lowered?.review?.lowered.value).toBeGreaterThan(share - 1e-3);
  });
});

const money = fc.double({ min: 0, max: 50_000, noNaN: true });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const cases: fc.Arbitrary<Partial<Case>> = fc.record({
  benefit: fc.record({
    mean: fc.double({ min: -1_000, max: 3_000, noNaN: true }),
    sd: fc.double({ min: 1, max: 2_000, noNaN: true }),
  }),
  learnt: fc.record({ elsewhere: part, collected: part }),
  elsewhereYears: fc.double({ min: 0, max: 5, noNaN: true }),
  reviewYears: fc.double({ min: 0.1, max: 5, noNaN: true }),
  introduction: money,
  reversal: fc.record({
    fixed: money,
    perPatient: fc.double({ min: 0, max: 500, noNaN: true }),
    yearsOnTreatment: fc.double({ min: 0, max: 3, noNaN: true }),
    continueYears: fc.double({ min: 0, max: 3, noNaN: true }),
    notReversible: part,
    source: fc.constant(source),
  }),
  price: fc.record({
    parameter: fc.constant('price'),
    agreement: fc.record({ type: fc.constant('discount' as const), share: part }),
    lowestAfterReview: fc.record({ type: fc.constant('amount' as const), amount: fc.double({ min: 0, max: 500, noNaN: true }) }),
    ifIntroducedLater: fc.record({ type: fc.constant('discount' as const), share: part }),
    source: fc.constant(source),
  }),
});
const few = { numRuns: 15 };

describe('properties', () => {
  test('the pieces add up to each value, and differences of pieces to the difference in the verdict', () => {
    fc.assert(
      fc.property(cases, (changes) => {
        const { options, verdict } = weighStrategies(prepared(changes), { simulations: 0, points: 3 });
        const stake = 1e-9 * Math.max(...options.flatMap(({ pieces }) => pieces.map((piece) => Math.abs(piece.node.value))), 1);
        for (const { value, pieces } of options) {
          const total = pieces.reduce((sum, piece) => sum + piece.node.value, 0);
          expect(Math.abs(total - value.value)).toBeLessThan(stake);
        }
        const reasons = verdict.reasons.reduce((sum, piece) => sum + piece.node.value, 0);
        expect(Math.abs(reasons - verdict.difference.value)).toBeLessThan(2 * stake);
        expect(verdict.difference.value).toBeGreaterThanOrEqual(0);
      }),
      few,
    );
  });

  test('the value of data at the review is never negative, and waiting is never worse than not introducing', () => {
    fc.assert(
      fc.property(cases, (changes) => {
        const { options } = weighStrategies(prepared(changes), { simulations: 0, points: 3 });
        for (const { option, value, review } of options) {
          expect(review?.sampleInformation.value ?? 0).toBeGreaterThan(-1e-6 * grid.length);
          if (option === 'wait') expect(value.value).toBeGreaterThanOrEqual(0);
        }
      }),
      few,
    );
  });

  test('a dearer or less complete reversal never helps what is introduced', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('fixed', 'perPatient', 'notReversible' as const), part, (changes, field, more) => {
        const reversal = { ...usual.reversal, ...changes.reversal };
        const harder = {
          ...reversal,
          [field]: reversal[field] + more * (field === 'notReversible' ? 1 - reversal[field] : 10_000),
        };
        const [easy, hard] = [values({ ...changes, reversal }), values({ ...changes, reversal: harder })];
        for (const option of ['introduce', 'agreement'] as const) {
          expect(hard[option]).toBeLessThanOrEqual((easy[option] ?? Number.NaN) + 1e-6);
        }
        expect(hard.wait).toBe(easy.wait);
      }),
      few,
    );
  });

  test('evidence that comes later never helps waiting where patients come evenly, and better evidence never hurts it', () => {
    fc.assert(
      fc.property(cases, part, part, (changes, sooner, better) => {
        const even = { ...changes, uptake: [1], introduction: 0, learnt: { elsewhere: better, collected: 0.5 } };
        const years = changes.elsewhereYears ?? 1;
        const [early, late] = [values({ ...even, elsewhereYears: years * sooner }), values({ ...even, elsewhereYears: years })];
        expect(late.wait).toBeLessThanOrEqual((early.wait ?? Number.NaN) + 1e-6);
        const known = values({ ...even, elsewhereYears: years, learnt: { elsewhere: 1, collected: 0.5 } });
        expect(known.wait).toBeGreaterThanOrEqual((late.wait ?? Number.NaN) - 1e-6);
      }),
      few,
    );
  });
});

describe('price lines', () => {
  test('between kinks the curve is that of the courses, and the best one changes exactly at the flips', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('now', 'agreement' as const), (changes, axis) => {
        const all = prepared(changes);
        const courses = coursesOn(all, pricesOn(axis, all.premises, 1_000));
        const nobody = { patients: 0, price: { base: 0, slope: 0 } };
        const valueOf = (id: (typeof optionIds)[number], price: number): number =>
          outlookOf(courses[id], all.benefits, price, nobody).value;
        const curves = optionIds.map((id) => ({ id, curve: priceCurve(courses[id], all.benefits, 0, 3_000) }));
        const { first, flips } = flipsOf(curves);
        // 400 patients at net benefits of some thousands, and a cost of introduction and reversal: what rounding is a share of
        const scale = 400 * 8_000 + 200_000;
        flips.forEach(({ price, below, above }, index) => {
          expect(Math.abs(valueOf(below, price) - valueOf(above, price))).toBeLessThan(1e-8 * scale);
          expect(below).toBe(index === 0 ? first : flips[index - 1]?.above);
        });
        const ends = [0, ...flips.map(({ price }) => price), 3_000];
        ends.slice(1).forEach((end, index) => {
          const best = index === 0 ? first : (flips[index - 1]?.above ?? first);
          for (const share of [0.01, 0.37, 0.5, 0.83, 0.99]) {
            const price = (ends[index] ?? 0) + share * (end - (ends[index] ?? 0));
            const highest = Math.max(...optionIds.map((id) => valueOf(id, price)));
            expect(highest - valueOf(best, price)).toBeLessThan(1e-8 * scale);
          }
        });
      }),
      few,
    );
  });

  test('two lines without data cross where division says', () => {
    const all = prepared({ benefit: { mean: 1_200, sd: 0 }, learnt: { collected: 0 }, introduction: 10_000 });
    const { ranges } = weighStrategies(all, { simulations: 0, points: 3 });
    // introduction is worth nothing where patients × (1,200 − price) = 10,000
    const zero = 1_200 - 10_000 / treatedBefore(all.flows, 4);
    const found = ranges[0]?.zeros.find(({ option }) => option === 'introduce')?.prices ?? [];
    expect(found).toHaveLength(1);
    expect(found[0]).toBeCloseTo(zero, 8);
  });
});

describe('patients', () => {
  const flows = { newPatients: [60, 80, 100], uptake: [0.5, 1], horizonYears: 5, discountRate: 0.04 };
  const rate = (t: number): number => (t < 1 ? 30 : t < 2 ? 80 : 100);
  /** Sum of thin slices, a second way to every integral. */
  const slices = (from: number, to: number, of: (t: number) => number): number => {
    const steps = 40_000;
    let total = 0;
    for (let i = 0; i < steps; i += 1) total += of(from + ((to - from) * (i + 0.5)) / steps);
    return (total * (to - from)) / steps;
  };

  test('those on treatment are those who started so recently', () => {
    expect(onTreatmentAt(flows, 2.5, 1.25)).toBeCloseTo(slices(1.25, 2.5, rate), 2);
    expect(onTreatmentAt(flows, 0.5, 2)).toBeCloseTo(15, 10);
  });

  test('treatment left out is what remains of each course when it is cut', () => {
    const left = (t: number): number => (rate(t) * 1.04 ** -Math.floor(t) * Math.max(0, 2 - (2.5 - t) - 0.5)) / 2;
    expect(treatmentLeftOut(flows, 2.5, 2, 0.5)).toBeCloseTo(slices(0.5, 2.5, left), 2);
    expect(treatmentLeftOut(flows, 2.5, 2, 2)).toBe(0);
  });

  test('recruitment counts those treated until there are enough', () => {
    // 20 % of 30 in year 0, of 80 in year 1: 6 + 16 = 22 by the end of year 1; 10 more at 20 a year
    expect(recruitedAfter(flows, 32, 0.2, 0)).toBeCloseTo(2.5, 12);
    expect(recruitedAfter(flows, 32, 0.2, 1)).toBeCloseTo(2.8, 12);
    expect(recruitedAfter(flows, 1_000, 0.2, 0)).toBeUndefined();
  });
});

describe('what data say', () => {
  test('a hazard ratio is known as well as there are events', () => {
    // 1 − exp(−0.5 × 2) of the patients have the event in two years; two arms: variance 4 / events
    expect(observedOver(2, { likelihood: 'hazardRatio', parameter: 'hr', eventRate: 0.5 })).toMatchObject({
      likelihood: 'normal',
      scale: 'log',
      standardDeviation: 2 / Math.sqrt(1 - Math.exp(-1)),
    });
    expect(observedOver(2, { likelihood: 'hazardRatio', parameter: 'hr', eventRate: 0.5, oneArm: true })).toMatchObject({
      standardDeviation: 1 / Math.sqrt(1 - Math.exp(-1)),
    });
  });

  test('conditional means are linear in the responses and explain the conjugate share', () => {
    const [theta, noise] = normalColumns(2, 3_000);
    if (theta === undefined || noise === undefined) throw new RangeError('two columns were asked for');
    // prior variance 1, data variance 0.5: the data explain 1 / 1.5 of it
    const data = theta.values.map((value, draw) => value + Math.SQRT1_2 * (noise.values[draw] ?? 0));
    const units = theta.values.map((value) => 3 - 0.5 * value);
    const { fitted, rSquared } = conditionalMeans([theta.values, units], [data], 1);
    expect(rSquared[0]).toBeGreaterThan(2 / 3 - 0.04);
    expect(rSquared[0]).toBeLessThan(2 / 3 + 0.04);
    const [whole] = conditionalMeans([theta.values.map((value, draw) => value - 2 * (units[draw] ?? 0))], [data], 1).fitted;
    expect(whole).toBeDefined();
    whole?.forEach((value, draw) => expect(value).toBeCloseTo((fitted[0]?.[draw] ?? 0) - 2 * (fitted[1]?.[draw] ?? 0), 6));
    expect(mean(fitted[0] ?? [])).toBeCloseTo(mean(theta.values), 8);
    // E max(0, posterior mean) of a N(0, 2/3) is 0.3989 × √(2/3); 4 standard errors of 3,000 draws
    const gain = mean((fitted[0] ?? new Float64Array()).map((value) => Math.max(0, value)));
    expect(Math.abs(gain - 0.398942 * Math.sqrt(2 / 3))).toBeLessThan((4 * 0.48) / Math.sqrt(3_000));
  });

  test('data that do not vary say nothing', () => {
    const [theta] = normalColumns(1, 200);
    const column = theta?.values ?? new Float64Array();
    const { fitted, method } = conditionalMeans([column], [new Float64Array(200).fill(1)], 1);
    expect(method).toBe('none');
    expect(new Set(fitted[0]).size).toBe(1);
  });
});

describe('conditions for a temporary introduction', () => {
  const figures = {
    netBenefitDuring: 10,
    priceNow: 100,
    priceDuring: 60,
    paidByService: 0,
    reviewAfterYears: 3,
    dataAfterYears: 2.5,
  };
  const status = (changes: Partial<typeof figures> | { reviewAfterYears: undefined }, id: string) =>
    conditionsOf(undefined, { ...figures, ...changes }).find((condition) => condition.id === id)?.status;

  test('four follow from the figures', () => {
    for (const id of ['priority', 'period', 'companyPays', 'interimPrice']) expect(status({}, id)).toBe('met');
    expect(status({ netBenefitDuring: -1 }, 'priority')).toBe('notMet');
    expect(status({ reviewAfterYears: undefined }, 'period')).toBe('notMet');
    expect(status({ paidByService: 0.1 }, 'companyPays')).toBe('notMet');
    expect(status({ priceDuring: 100 }, 'interimPrice')).toBe('notMet');
  });

  test('the others are what the document says, and not shown where it is silent', () => {
    expect(status({}, 'exit')).toBe('notShown');
    const reason = { nb: 'fordi', nn: 'fordi', en: 'because' };
    const said = conditionsOf({ exit: { met: false, reason } }, figures).find(({ id }) => id === 'exit');
    expect(said).toMatchObject({ status: 'notMet', basis: 'stated', reason });
  });
});

test('every kind of piece is told at most once for each strategy', () => {
  for (const { pieces } of weighStrategies(prepared(), { simulations: 0, points: 3 }).options) {
    const kinds = pieces.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.every((kind) => pieceKinds.includes(kind))).toBe(true);
  }
});
