import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knowledgeOf, type Relation, type Sum, type Unknowns, valueOf } from '../../src/disclosure/bounds.ts';
import { Programme } from '../../src/disclosure/programme.ts';
import { denseInterval } from './dense-programmes.ts';

const end = Number.POSITIVE_INFINITY;

describe('one programme that is asked many times', () => {
  // x + y = 10, y + z from 4 to 6
  const programme = () =>
    new Programme(
      [
        [[0, 1]],
        [
          [0, 1],
          [1, 1],
        ],
        [[1, 1]],
      ],
      Array.from({ length: 3 }, () => ({ lowest: 0, highest: end })),
      [
        { lowest: 10, highest: 10 },
        { lowest: 4, highest: 6 },
      ],
    );

  test('ends of each value: y is at most 6, so that x = 10 − y is at least 4', () => {
    const asked = programme();
    const least = (column: number, sign: number) => asked.least(new Map([[column, sign]]))?.value;
    expect([least(0, 1), least(1, -1), least(1, 1), least(2, -1), least(0, -1)]).toEqual([4, -6, 0, -6, -10]);
  });

  test('a sum that is asked: where x + z is at most 5, z is at most y − 5 and 6 − y, and y at least 5', () => {
    const asked = programme();
    asked.least(new Map());
    const standing = asked.stand();
    asked.ask(
      new Map([
        [0, 1],
        [2, 1],
      ]),
      { lowest: -end, highest: 5 },
    );
    expect(asked.least(new Map([[2, -1]]))?.value).toBeCloseTo(-0.5, 9);
    expect(asked.least(new Map([[1, 1]]))?.value).toBeCloseTo(5, 9);
    asked.release();
    asked.standAs(standing);
    expect(asked.least(new Map([[2, -1]]))?.value).toBeCloseTo(-6, 9);
  });

  test('limits that contradict each other have no answer, and wider ones have one again', () => {
    const asked = programme();
    asked.limitColumn(1, { lowest: 0, highest: 3 });
    asked.limitRow(0, { lowest: 2, highest: 2 });
    asked.limitColumn(0, { lowest: 3, highest: end });
    expect(asked.least(new Map([[0, 1]]))).toBeUndefined();
    asked.limitColumn(0, { lowest: 0, highest: end });
    // x = 2 − y ≥ 0, so that y is at most 2 and z at least 4 − 2
    expect(asked.least(new Map([[2, 1]]))?.value).toBeCloseTo(2, 9);
  });
});

/** Tables of three dimensions with sums over random groups, some of them kept back. */
const systems = fc
  .record({
    truth: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 8, maxLength: 12 }),
    groups: fc.array(
      fc.record({ members: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), shown: fc.integer({ min: 0, max: 3 }) }),
      { minLength: 3, maxLength: 9 },
    ),
    asked: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ truth: values, groups, asked }) => {
    const truth = Float64Array.from(values);
    const sumOf = (members: readonly boolean[]): Sum =>
      values.flatMap((_, unknown) => (members[unknown] === true ? [[unknown, 1] as const] : []));
    const everyone: Sum = values.map((_, unknown) => [unknown, 1]);
    const relations = [{ members: values.map(() => true), shown: 1 }, ...groups].flatMap(({ members, shown }): Relation[] => {
      const sum = sumOf(members);
      const value = valueOf(sum, truth);
      if (sum.length === 0) return [];
      if (shown === 0) return [{ sum, lowest: value > 0 ? 1 : 0, highest: end }];
      return [{ sum, lowest: Math.max(0, value - shown + 1), highest: value + shown - 1 }];
    });
    return { relations, truth, sum: asked.some(Boolean) ? sumOf(asked) : everyone };
  });

describe('the attacker’s programmes, two ways', () => {
  test.each([true, false])('the revised simplex and the dense one end at the same values (whole numbers: %s)', (whole) => {
    let compared = 0;
    fc.assert(
      fc.property(systems, ({ relations, truth, sum }) => {
        if (sum.length === 0) return;
        const unknowns: Unknowns = { relations, truth, whole };
        const other = denseInterval(unknowns, sum);
        if (other === undefined) return;
        compared += 1;
        const own = knowledgeOf(unknowns).interval(sum);
        expect(own.lowest).toBeCloseTo(other.lowest, 5);
        expect(own.highest).toBeCloseTo(other.highest, 5);
      }),
      { numRuns: 300, seed: 49 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test('asked again after more is kept back, it answers as if it had never known better', () => {
    fc.assert(
      fc.property(systems, fc.integer({ min: 1, max: 8 }), ({ relations, truth, sum }, hidden) => {
        if (sum.length === 0) return;
        const knowledge = knowledgeOf({ relations, truth, whole: true });
        knowledge.interval(sum);
        const wider = relations.map(
          (relation, row): Relation => (row === hidden ? { ...relation, lowest: 0, highest: end } : relation),
        );
        knowledge.relax(wider);
        expect(knowledge.interval(sum)).toEqual(knowledgeOf({ relations: wider, truth, whole: true }).interval(sum));
      }),
      { numRuns: 150, seed: 49 },
    );
  });
});
