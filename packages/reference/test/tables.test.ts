import { describe, expect, test } from 'vitest';
import { isCalendarDate, referenceTable, referenceTables } from '../src/index.ts';

function column(id: string, name: string): readonly number[] {
  const cells = referenceTable(id)?.columns[name];
  if (cells === undefined) throw new Error(`no column ${name} in ${id}`);
  return cells;
}

describe('every table', () => {
  test.each(referenceTables)('$id has columns of one length, a unit for each, dates and a source', (table) => {
    const lengths = new Set(Object.values(table.columns).map((cells) => cells.length));
    expect(lengths.size).toBe(1);
    expect(Object.keys(table.units)).toEqual(Object.keys(table.columns));
    expect(isCalendarDate(table.effectiveFrom) && isCalendarDate(table.knownFrom)).toBe(true);
    expect(table.source.citation).toMatch(/Read in|Secondary:|Not verified/);
    expect(referenceTable(table.id)).toBe(table);
  });

  test('ids are unique and an unknown id has no table', () => {
    expect(new Set(referenceTables.map((table) => table.id)).size).toBe(referenceTables.length);
    expect(referenceTable('mortality-norway-1066')).toBeUndefined();
  });
});

/** Remaining life expectancy from one-year death probabilities; those who die live half of that year on average. */
function lifeExpectancy(probabilities: readonly number[], fromAge: number): number {
  let alive = 1;
  let years = 0;
  for (const probability of probabilities.slice(fromAge)) {
    years += alive * (1 - probability / 2);
    alive *= 1 - probability;
  }
  return years;
}

describe('mortality-norway-2025', () => {
  test('ages run 0 to 106 without a hole, probabilities lie in [0, 1], the last is 1', () => {
    expect(column('mortality-norway-2025', 'age')).toEqual(Array.from({ length: 107 }, (_, age) => age));
    for (const sex of ['both', 'male', 'female']) {
      const probabilities = column('mortality-norway-2025', sex);
      expect(probabilities.every((probability) => probability >= 0 && probability <= 1)).toBe(true);
      expect(probabilities.at(-1)).toBe(1);
    }
  });

  test('life expectancy at birth is what Statistics Norway prints: 83.28, 81.61 men, 84.85 women', () => {
    expect(lifeExpectancy(column('mortality-norway-2025', 'both'), 0)).toBeCloseTo(83.28, 1);
    expect(lifeExpectancy(column('mortality-norway-2025', 'male'), 0)).toBeCloseTo(81.61, 1);
    expect(lifeExpectancy(column('mortality-norway-2025', 'female'), 0)).toBeCloseTo(84.85, 1);
  });
});

describe('utility-norms-garratt-2022', () => {
  test('the column for both is 0.514 female + 0.486 male to four decimals', () => {
    const female = column('utility-norms-garratt-2022', 'female');
    const male = column('utility-norms-garratt-2022', 'male');
    column('utility-norms-garratt-2022', 'both').forEach((both, band) => {
      expect(Math.abs(both - (0.514 * (female[band] ?? Number.NaN) + 0.486 * (male[band] ?? Number.NaN)))).toBeLessThanOrEqual(
        0.000_051,
      );
    });
  });

  test('bands follow each other and the anchor is the middle', () => {
    const from = column('utility-norms-garratt-2022', 'ageFrom');
    const to = column('utility-norms-garratt-2022', 'ageTo');
    expect(from.slice(1)).toEqual(to.slice(0, -1).map((age) => age + 1));
    expect(column('utility-norms-garratt-2022', 'anchorAge')).toEqual(
      from.map((age, band) => (age + (to[band] ?? Number.NaN)) / 2),
    );
  });
});

describe('remaining-qalys-norway-2025', () => {
  test('age 61 has 20.8 QALYs (published worked example: 20.8 − 15.888 = 4.91)', () => {
    const row = column('remaining-qalys-norway-2025', 'age').indexOf(61);
    expect(column('remaining-qalys-norway-2025', 'remainingQalys')[row]).toBe(20.8);
  });

  test('mortality times the norm rebuilds every row within 0.4 QALY (mortality here is one year newer and for both sexes together)', () => {
    const probabilities = column('mortality-norway-2025', 'both');
    const ages = column('remaining-qalys-norway-2025', 'age');
    const norm = column('remaining-qalys-norway-2025', 'hrqol');
    const published = column('remaining-qalys-norway-2025', 'remainingQalys');
    ages.forEach((age, row) => {
      let alive = 1;
      let qalys = 0;
      for (let year = age; year < probabilities.length; year += 1) {
        const probability = probabilities[year] ?? 1;
        qalys += alive * (1 - probability / 2) * (norm[Math.min(year, 90) - 40] ?? Number.NaN);
        alive *= 1 - probability;
      }
      expect(Math.abs(qalys - (published[row] ?? Number.NaN))).toBeLessThan(0.4);
    });
  });
});

describe('severity-classes-magnussen-2015', () => {
  test('six half-open classes without gap or overlap, the last open upwards', () => {
    const from = column('severity-classes-magnussen-2015', 'shortfallFrom');
    const below = column('severity-classes-magnussen-2015', 'shortfallBelow');
    expect(from).toEqual([0, 4, 8, 12, 16, 20]);
    expect(below.slice(0, -1)).toEqual(from.slice(1));
    expect(below.at(-1)).toBeNaN();
  });

  test('weight times 275,000 gives the reference of each class', () => {
    expect(column('severity-classes-magnussen-2015', 'weight').map((weight) => Math.round(275_000 * weight))).toEqual([
      275_000, 385_000, 495_000, 605_000, 715_000, 825_000,
    ]);
  });
});

test('prices of 2013 in 2024 kroner: 118,215 × 133.6 / 95.9 = 164,687 (published colon-cancer model, end-of-life cost)', () => {
  const years = column('consumer-price-index-norway', 'year');
  const index = column('consumer-price-index-norway', 'index');
  const of = (year: number) => index[years.indexOf(year)] ?? Number.NaN;
  expect(Math.round((118_215 * of(2024)) / of(2013))).toBe(164_687);
});
