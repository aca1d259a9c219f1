import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disclosed, type HiddenValue, type LinearForm, type Statement } from '../src/index.ts';

const price: HiddenValue = { id: 'price', lowest: 0, highest: 45_000 };
const form = (constant: number, terms: Readonly<Record<string, number>> = {}): LinearForm => ({
  constant,
  terms: Object.entries(terms).map(([hidden, coefficient]) => ({ hidden, coefficient })),
});

function intervals(hidden: readonly HiddenValue[], statements: readonly Statement[]) {
  const found = disclosed(hidden, statements);
  if (found.status !== 'solved') throw new Error(JSON.stringify(found));
  return Object.fromEntries(found.revealed.map((each) => [each.hidden, each]));
}

describe('what a published number tells of a hidden price', () => {
  test('nothing published: no more than everybody knows', () => {
    expect(intervals([price], []).price).toMatchObject({ lowest: 0, highest: 45_000, restsOn: [] });
  });

  test('a cost per QALY to the nearest 10,000: (100,000 + 20 p) / 0.5 = 1,000,000 ± 5,000 gives p = 20,000 ± 125', () => {
    const ratio: Statement = {
      id: 'icer',
      where: 'report 1.0',
      kind: 'ratio',
      numerator: form(100_000, { price: 20 }),
      denominator: form(0.5),
      value: 1_000_000,
      within: 5_000,
    };
    const found = intervals([price], [ratio]).price;
    // (1,000,000 ± 5,000) × 0.5 = 500,000 ± 2,500; less 100,000, over 20
    expect(found?.lowest).toBeCloseTo((500_000 - 2_500 - 100_000) / 20, 3);
    expect(found?.highest).toBeCloseTo((500_000 + 2_500 - 100_000) / 20, 3);
    expect(found?.restsOn).toEqual(['icer']);
  });

  test('two versions of one rounded budget with different patients tell more together than each: the intervals meet', () => {
    const budget = (id: string, patients: number, value: number): Statement => ({
      id,
      where: id,
      kind: 'linear',
      form: form(0, { price: 13 * patients }),
      value,
      within: 500_000,
    });
    const [first, second] = [budget('version 1', 60, 16_000_000), budget('version 2', 90, 23_000_000)];
    const together = intervals([price], [first, second]).price;
    expect(together?.lowest).toBeCloseTo(15_500_000 / (13 * 60), 3); // 19 872
    expect(together?.highest).toBeCloseTo(23_500_000 / (13 * 90), 3); // 20 085
    expect(together?.restsOn).toEqual(['version 1', 'version 2']);
  });

  test('two hidden prices and two sums: the system of equations is solved', () => {
    const hidden = [price, { ...price, id: 'other' }];
    const sum = (id: string, terms: Readonly<Record<string, number>>, value: number): Statement => ({
      id,
      where: id,
      kind: 'linear',
      form: form(0, terms),
      value,
      within: 0,
    });
    // p + q = 30,000 and p + 2 q = 40,000: q = 10,000, p = 20,000
    const found = intervals(hidden, [sum('a', { price: 1, other: 1 }, 30_000), sum('b', { price: 1, other: 2 }, 40_000)]);
    expect(found.price?.lowest).toBeCloseTo(20_000, 3);
    expect(found.price?.highest).toBeCloseTo(20_000, 3);
    expect(found.other?.relativeWidth).toBeLessThan(1e-6);
  });

  test('a falling probability of 80 % to the nearest 5 lies between the points of the curve that are surely outside', () => {
    const points = [0, 10_000, 20_000, 30_000, 40_000].map((at, index) => ({ at, value: 1 - 0.1 * index }));
    const curve: Statement = { id: 'ceac', where: 'page', kind: 'curve', hidden: 'price', points, value: 0.8, within: 0.025 };
    expect(intervals([price], [curve]).price).toMatchObject({
      lowest: expect.closeTo(10_000, 3),
      highest: expect.closeTo(30_000, 3),
    });
  });

  test('“below the limit” is a bound', () => {
    const bound: Statement = {
      id: 'limit',
      where: 'decision',
      kind: 'bound',
      form: form(100_000, { price: 20 }),
      highest: 500_000,
    };
    const found = intervals([price], [bound]).price;
    expect(found?.lowest).toBeCloseTo(0, 3);
    expect(found?.highest).toBeCloseTo(20_000, 3);
  });
});

describe('aggregates', () => {
  const median = (members: readonly LinearForm[], value: number, within = 0): Statement => ({
    id: 'median',
    where: 'statistics',
    kind: 'quantile',
    members,
    probability: 0.5,
    value,
    within,
  });

  test('the median of five with one hidden, which is not in the middle, tells only on which side it is', () => {
    const members = [form(10), form(20), form(30), form(40), form(0, { price: 1 })];
    // sorted: 10 20 30 40 with the hidden above 30 gives median 30
    expect(intervals([price], [median(members, 30)]).price).toMatchObject({
      lowest: expect.closeTo(30, 3),
      highest: expect.closeTo(45_000, 3),
    });
    expect(intervals([price], [median(members, 20)]).price).toMatchObject({
      lowest: expect.closeTo(0, 3),
      highest: expect.closeTo(20, 3),
    });
  });

  test('the same median that is the hidden value itself tells it exactly', () => {
    const members = [form(10), form(20), form(30), form(40), form(0, { price: 1 })];
    const found = intervals([price], [median(members, 25)]).price;
    expect(found?.lowest).toBeCloseTo(25, 3);
    expect(found?.highest).toBeCloseTo(25, 3);
  });

  test('the median of four is the mean of the middle two: 20 and a hidden one at 26 give 23', () => {
    const members = [form(10), form(20), form(30), form(0, { price: 1 })];
    const found = intervals([price], [median(members, 23)]).price;
    expect(found?.lowest).toBeCloseTo(26, 3);
    expect(found?.highest).toBeCloseTo(26, 3);
  });

  test('what is published is always among what is possible: random hidden values, statements with the truth rounded', () => {
    const cents = fc.integer({ min: 1, max: 44_999 });
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 2, maxLength: 3 }),
        fc.array(cents, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 1_000 }),
        (truth, others, step) => {
          const hidden = truth.map((_, index) => ({ ...price, id: `h${index}` }));
          const rounded = (value: number): number => Math.round(value / step) * step;
          const total = truth.reduce((sum, value) => sum + value, 0);
          const sorted = [...truth, ...others].toSorted((a, b) => a - b);
          const position = (sorted.length - 1) / 2;
          const middle = ((sorted[Math.floor(position)] ?? 0) + (sorted[Math.ceil(position)] ?? 0)) / 2;
          const found = intervals(hidden, [
            {
              id: 'sum',
              where: 'a',
              kind: 'linear',
              form: form(0, Object.fromEntries(hidden.map(({ id }) => [id, 1]))),
              value: rounded(total),
              within: step / 2,
            },
            median(
              [...hidden.map(({ id }) => form(0, { [id]: 1 })), ...others.map((value) => form(value))],
              rounded(middle),
              step / 2,
            ),
          ]);
          truth.forEach((value, index) => {
            const { lowest, highest } = found[`h${index}`] ?? { lowest: Number.NaN, highest: Number.NaN };
            expect(lowest).toBeLessThanOrEqual(value + 1e-3);
            expect(highest).toBeGreaterThanOrEqual(value - 1e-3);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('one more statement never widens an interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 40_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        (truth, one, two) => {
          const about = (id: string, within: number): Statement => ({
            id,
            where: id,
            kind: 'linear',
            form: form(0, { price: 1 }),
            value: truth,
            within,
          });
          const alone = intervals([price], [about('a', one)]).price;
          const both = intervals([price], [about('a', one), about('b', two)]).price;
          expect(both?.relativeWidth).toBeLessThanOrEqual((alone?.relativeWidth ?? 0) + 1e-9);
        },
      ),
    );
  });
});

describe('what the guard cannot say', () => {
  test('statements that cannot all be true are a contradiction', () => {
    const says = (id: string, value: number): Statement => ({
      id,
      where: id,
      kind: 'linear',
      form: form(0, { price: 1 }),
      value,
      within: 1,
    });
    expect(disclosed([price], [says('a', 100), says('b', 200)])).toMatchObject({ status: 'contradiction' });
  });

  test('a denominator that may be 0, a curve that turns, a name that nobody knows: unsolved, with each reason', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ ...price, id: `h${index}` }));
    const statements: readonly Statement[] = [
      { id: 'ratio', where: '', kind: 'ratio', numerator: form(1), denominator: form(0, { h0: 1 }), value: 1, within: 0 },
      {
        id: 'turns',
        where: '',
        kind: 'curve',
        hidden: 'h0',
        points: [0, 1, 0].map((value, at) => ({ at, value })),
        value: 1,
        within: 0,
      },
      { id: 'who', where: '', kind: 'linear', form: form(0, { nobody: 1 }), value: 1, within: 0 },
    ];
    expect(disclosed(many, statements)).toMatchObject({
      status: 'unsolved',
      reasons: [
        { statement: 'ratio', reason: 'denominator' },
        { statement: 'turns', reason: 'notMonotone' },
        { statement: 'who', reason: 'unknownHidden' },
      ],
    });
  });

  test('a quantile of more values that are told apart than can be followed is unsolved, not passed over', () => {
    const many = Array.from({ length: 24 }, (_, index) => ({ id: `h${index}`, lowest: 0, highest: 100 + index }));
    const statement: Statement = {
      id: 'many',
      where: '',
      kind: 'quantile',
      members: many.map(({ id }) => form(0, { [id]: 1 })),
      probability: 0.5,
      value: 1,
      within: 0,
    };
    expect(disclosed(many, [statement])).toEqual({
      status: 'unsolved',
      reasons: [{ statement: 'many', reason: 'tooManyHidden' }],
    });
  });
});

describe('many values of which nothing tells one from another', () => {
  const rebates = (count: number): readonly HiddenValue[] =>
    Array.from({ length: count }, (_, index) => ({ id: `r${index}`, lowest: 0, highest: 1 }));
  const quantile = (id: string, members: readonly LinearForm[], probability: number, value: number, within = 0.025): Statement => ({
    id,
    where: id,
    kind: 'quantile',
    members,
    probability,
    value,
    within,
  });
  const sole = ({ id }: HiddenValue): LinearForm => form(0, { [id]: 1 });

  test('quartiles and median of 12 rebates tell nothing of any single one', () => {
    const hidden = rebates(12);
    const members = hidden.map(sole);
    const found = intervals(hidden, [
      quantile('q1', members, 0.25, 0.2),
      quantile('median', members, 0.5, 0.3),
      quantile('q3', members, 0.75, 0.5),
    ]);
    for (const { id } of hidden) expect(found[id]).toMatchObject({ lowest: expect.closeTo(0, 6), highest: expect.closeTo(1, 6) });
  });

  test('one more case and a median that jumps: the new one is bounded from below by differencing', () => {
    // five with the median 30 %, then six with the median 50 %: x(3) = 0.3 ± 0.025 of five; of six (x(3) + x(4)) / 2 = 0.5 ± 0.025.
    // A sixth below x(3) of the five would leave x(3) of six at or below it; so x(3) of six is at most 0.325, and x(4) at least
    // 2 × 0.475 - 0.325 = 0.625; the new one is x(4) or beyond, or x(4) was the fourth of the five: then the new one is at or above x(4) too.
    const hidden = rebates(6);
    const found = intervals(hidden, [
      quantile('before', hidden.slice(0, 5).map(sole), 0.5, 0.3),
      quantile('after', hidden.map(sole), 0.5, 0.5),
    ]);
    expect(found.r5?.lowest).toBeCloseTo(2 * 0.475 - 0.325, 6);
    expect(found.r5?.restsOn).toEqual(['before', 'after']);
    expect(found.r0?.lowest).toBeCloseTo(0, 6);
  });

  test('the median of two known numbers and a hidden one that is the larger known one: the hidden one is at or above it', () => {
    const [hidden] = rebates(1);
    if (hidden === undefined) throw new Error('one was made');
    expect(intervals([hidden], [quantile('m', [form(0.1), form(0.5), sole(hidden)], 0.5, 0.5, 0.01)]).r0).toMatchObject({
      lowest: expect.closeTo(0.49, 6),
      highest: expect.closeTo(1, 6),
    });
  });
});

describe('a value that can only be in two places', () => {
  test('gaps count: the larger of two that add up to 40 is 35, so each is about 5 or about 35', () => {
    const hidden: readonly HiddenValue[] = [
      { id: 'x', lowest: 0, highest: 40 },
      { id: 'm', lowest: 0, highest: 40 },
    ];
    const found = intervals(hidden, [
      {
        id: 'far',
        where: '',
        kind: 'quantile',
        members: [form(0, { x: 1 }), form(20), form(0, { m: 1 })],
        probability: 1,
        value: 35,
        within: 1,
      },
      { id: 'sum', where: '', kind: 'linear', form: form(0, { x: 1, m: 1 }), value: 40, within: 0.5 },
    ]).x;
    // the largest of x, 20 and m is 35 ± 1: x is 34 to 36 and m 40 - x, or m is 34 to 36 and x = 40 - m: 3.5 to 6.5
    expect(found?.parts).toEqual([
      [expect.closeTo(3.5, 4), expect.closeTo(6.5, 4)],
      [expect.closeTo(34, 4), expect.closeTo(36, 4)],
    ]);
    // (3 + 2) / ((3.5 + 36) / 2)
    expect(found?.relativeWidth).toBeCloseTo(5 / 19.75, 4);
  });
});

describe('against every corner of what is possible', () => {
  // An independent way to the same ends: in the plane of two hidden values, the ends lie where two of all the lines meet along which a
  // statement can begin or cease to hold; at each such point the statements are tried as they are written.
  interface Line {
    readonly a: number;
    readonly b: number;
    readonly c: number;
  }
  const axes = ['x', 'y'] as const;
  const lineOf = ({ constant, terms }: LinearForm, value: number): Line => {
    const of = (id: string): number =>
      terms.filter(({ hidden }) => hidden === id).reduce((sum, { coefficient }) => sum + coefficient, 0);
    return { a: of('x'), b: of('y'), c: value - constant };
  };
  const at = ({ constant, terms }: LinearForm, point: readonly [number, number]): number =>
    terms.reduce((sum, { hidden, coefficient }) => sum + coefficient * (hidden === 'x' ? point[0] : point[1]), constant);
  const minus = (one: LinearForm, factor: number, other: LinearForm): LinearForm => ({
    constant: one.constant - factor * other.constant,
    terms: [...one.terms, ...other.terms.map(({ hidden, coefficient }) => ({ hidden, coefficient: -factor * coefficient }))],
  });
  const scaled = (one: LinearForm, factor: number): LinearForm => minus(form(0), -factor, one);
  const quantileAt = (members: readonly number[], probability: number): number => {
    const sorted = members.toSorted((one, other) => one - other);
    const position = (sorted.length - 1) * probability;
    const [low, high] = [sorted[Math.floor(position)] ?? 0, sorted[Math.ceil(position)] ?? 0];
    return low + (position - Math.floor(position)) * (high - low);
  };
  const holds = (statement: Statement, point: readonly [number, number]): boolean => {
    const near = (found: number, value: number, within: number): boolean => Math.abs(found - value) <= within + 1e-6;
    switch (statement.kind) {
      case 'linear':
        return near(at(statement.form, point), statement.value, statement.within);
      case 'ratio':
        return near(at(statement.numerator, point) / at(statement.denominator, point), statement.value, statement.within);
      case 'quantile':
        return near(
          quantileAt(
            statement.members.map((member) => at(member, point)),
            statement.probability,
          ),
          statement.value,
          statement.within,
        );
      default:
        throw new Error('not made here');
    }
  };
  const linesOf = (statement: Statement): readonly Line[] => {
    switch (statement.kind) {
      case 'linear':
        return [-1, 1].map((side) => lineOf(statement.form, statement.value + side * statement.within));
      case 'ratio':
        return [-1, 1].map((side) =>
          lineOf(minus(statement.numerator, statement.value + side * statement.within, statement.denominator), 0),
        );
      case 'quantile': {
        const weight = ((statement.members.length - 1) * statement.probability) % 1;
        return statement.members.flatMap((one) =>
          statement.members.flatMap((other) => [
            lineOf(minus(one, 1, other), 0),
            ...[-1, 1].map((side) =>
              lineOf(minus(scaled(one, 1 - weight), -weight, other), statement.value + side * statement.within),
            ),
          ]),
        );
      }
      default:
        throw new Error('not made here');
    }
  };

  const whole = fc.integer({ min: 0, max: 60 });
  const coefficient = fc.integer({ min: -3, max: 3 });
  const within = fc.integer({ min: 1, max: 8 });
  const system = fc.record({
    truth: fc.tuple(whole, whole),
    linear: fc.array(fc.record({ a: coefficient, b: coefficient, c: whole, within }), { maxLength: 2 }),
    ratio: fc.array(fc.record({ a: coefficient, b: coefficient, c: whole, d: fc.integer({ min: 1, max: 4 }), within }), {
      maxLength: 1,
    }),
    quantile: fc.array(
      fc.record({
        known: fc.array(whole, { minLength: 0, maxLength: 3 }),
        probability: fc.constantFrom(0.25, 0.5, 0.75),
        within,
        both: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    shift: fc.integer({ min: -1, max: 1 }),
  });

  test('300 random systems of two hidden values: the interval holds the truth and ends where a corner is', () => {
    fc.assert(
      fc.property(system, ({ truth, linear, ratio, quantile, shift }) => {
        const hidden = axes.map((id): HiddenValue => ({ id, lowest: 0, highest: 60 }));
        const told = (value: number, within: number): number => value + shift * within * 0.5;
        const statements: readonly Statement[] = [
          ...linear.map(({ a, b, c, within }, index): Statement => {
            const of = form(c, { x: a, y: b });
            return { id: `linear ${index}`, where: '', kind: 'linear', form: of, value: told(at(of, truth), within), within };
          }),
          ...ratio.map(({ a, b, c, d, within }): Statement => {
            const [numerator, denominator] = [form(c, { x: a, y: b }), form(d)];
            const value = told(at(numerator, truth) / d, within);
            return { id: 'ratio', where: '', kind: 'ratio', numerator, denominator, value, within };
          }),
          ...quantile.map(({ known, probability, within, both }, index): Statement => {
            const members = [form(0, { x: 1 }), ...(both ? [form(0, { y: 1 })] : []), ...known.map((value) => form(value))];
            const value = told(
              quantileAt(
                members.map((member) => at(member, truth)),
                probability,
              ),
              within,
            );
            return { id: `quantile ${index}`, where: '', kind: 'quantile', members, probability, value, within };
          }),
        ];
        const limits: readonly Line[] = [
          { a: 1, b: 0, c: 0 },
          { a: 1, b: 0, c: 60 },
          { a: 0, b: 1, c: 0 },
          { a: 0, b: 1, c: 60 },
        ];
        const lines = [...limits, ...statements.flatMap(linesOf)];
        const corners = lines.flatMap((one, index) =>
          lines.slice(index + 1).flatMap((other): readonly (readonly [number, number])[] => {
            const determinant = one.a * other.b - other.a * one.b;
            if (Math.abs(determinant) < 1e-9) return [];
            const point = [
              (one.c * other.b - other.c * one.b) / determinant,
              (one.a * other.c - other.a * one.c) / determinant,
            ] as const;
            const inside = point.every((value) => value >= -1e-6 && value <= 60 + 1e-6);
            return inside && statements.every((statement) => holds(statement, point)) ? [point] : [];
          }),
        );
        const found = intervals(hidden, statements);
        axes.forEach((id, axis) => {
          const { lowest, highest, parts } = found[id] ?? { lowest: Number.NaN, highest: Number.NaN, parts: [] };
          const own = corners.map((corner) => corner[axis] ?? Number.NaN);
          expect(parts.some(([low, high]) => (truth[axis] ?? 0) >= low - 1e-5 && (truth[axis] ?? 0) <= high + 1e-5)).toBe(true);
          expect(lowest).toBeCloseTo(Math.min(...own), 4);
          expect(highest).toBeCloseTo(Math.max(...own), 4);
        });
      }),
      { numRuns: 300 },
    );
  });
});
