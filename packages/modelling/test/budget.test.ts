import {
  type BudgetImpact,
  budgetTable,
  drawYearlyProfiles,
  type ModelDefinition,
  readModel,
  runBaseCase,
  runBudgetImpact,
  runYearlyProfiles,
  tableCsv,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, readGallery, sound } from './gallery.ts';
import { randomDocument } from './random-model.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const read = (document: unknown): ModelDefinition => sound(readModel(written(document)));
const budgetOf = (definition: ModelDefinition, inputs = {}): BudgetImpact => sound(runBudgetImpact(compiled(definition, inputs)));
const faults = (document: unknown): readonly string[] => {
  const found = readModel(written(document));
  return found.ok ? [] : found.faults.map(({ code, path }) => `${code} ${path}`);
};

/** Two strategies on one curve; nobody dies; 100 a year for care, 1,000 a year for a drug in the first two years. */
const document = (openCohort: unknown): unknown => ({
  ...smallDocument(),
  time: { cyclesPerYear: 4, horizon: 6, correction: 'trapezoid', source: 'Constructed' },
  payers: { hospital: words, patient: words },
  perspective: { payers: ['hospital', 'patient'], source: 'Constructed' },
  curves: { survival: { type: 'exponential', rate: 1e-14 } },
  strategies: [
    { id: 'care', label: words, curves: ['survival'] },
    { id: 'drug', label: words, curves: ['survival'] },
  ],
  costs: [
    { type: 'perYear', id: 'care', label: words, payer: 'hospital', state: 'alive', amount: 100 },
    {
      type: 'perYear',
      id: 'drug',
      label: words,
      payer: 'hospital',
      state: 'alive',
      amount: 1000,
      strategies: ['drug'],
      cycles: { from: 1, to: 8 },
    },
    { type: 'once', id: 'travel', label: words, payer: 'patient', amount: 10, cycle: 1, strategies: ['drug'] },
  ],
  openCohort,
});
const plan = { newPatients: [10], uptake: { drug: [0.5, 1] }, source: 'Constructed' };

const close = (found: Float64Array | undefined, expected: readonly number[]): void =>
  expect(Array.from(found ?? [], (value) => Number(value.toFixed(6)))).toEqual(expected);

describe('by hand', () => {
  test('everyone enters on the first day of a year', () => {
    const { without, with: after, difference, years } = budgetOf(read(document({ ...plan, entry: 'yearStart' })));
    expect(years).toBe(5);
    // Ten more each year, 100 a year each.
    close(without.costs, [1000, 2000, 3000, 4000, 5000]);
    // On the drug: 5 the first year, then 10 a year, for two years each.
    const drug = after.strategies[1];
    close(drug?.newPatients, [5, 10, 10, 10, 10]);
    close(drug?.personYears, [5, 15, 25, 35, 45]);
    close(drug?.onComponents.find(({ component }) => component === 'drug')?.personYears, [5, 15, 20, 20, 20]);
    close(difference.costs, [5050, 15_100, 20_100, 20_100, 20_100]);
    close(difference.payers.find(({ payer }) => payer === 'patient')?.costs, [50, 100, 100, 100, 100]);
    close(difference.components.find(({ component }) => component === 'care')?.costs, [0, 0, 0, 0, 0]);
  });
  test('entries spread over the year: half a year in the first, and the first quarter falls in it with 7 of 8', () => {
    const { without, difference } = budgetOf(read(document({ ...plan, newPatients: [8, '16 [person/year]'], years: 3 })));
    close(without.costs, [400, 1600, 3200]);
    const patient = difference.payers.find(({ payer }) => payer === 'patient');
    // 4, 16, 16 start the drug; 10 each in the first quarter after.
    close(patient?.costs, [40 * (7 / 8), 40 / 8 + 160 * (7 / 8), 160]);
  });
  test('formulas of the year, growth, and uptake in the world without', () => {
    const { newPatients, without } = budgetOf(
      read(
        document({
          ...plan,
          newPatients: ['100 [person/year] * 1.1 ^ (year - 1)'],
          uptakeWithout: { drug: ['min(0.1 * year, 0.2)'] },
          years: 3,
        }),
      ),
    );
    close(newPatients, [100, 110, 121]);
    close(without.strategies[1]?.newPatients, [10, 22, 24.2]);
  });
});

/** What one patient has cost by `years` after entry, of one strategy: the model with that horizon. */
const spentBy = (definition: ModelDefinition, strategy: number): ((years: number) => number) => {
  const known = new Map<number, number>();
  return (years) => {
    if (years <= 0) return 0;
    const found =
      known.get(years) ??
      sound(runBaseCase(compiled(definition, { horizonYears: years }))).strategies[strategy]?.costs.undiscounted;
    known.set(years, found ?? Number.NaN);
    return found ?? Number.NaN;
  };
};

/** Every cohort of every entry date by itself, each run to the turn of every year; and the sum of the totals it takes differences of. */
const bruteForce = (
  definition: ModelDefinition,
  budget: BudgetImpact,
  cyclesPerYear: number,
): { readonly costs: readonly number[]; readonly size: number } => {
  let size = 1;
  const dates = budget.entry === 'yearStart' ? [0] : Array.from({ length: cyclesPerYear }, (_, i) => (i + 0.5) / cyclesPerYear);
  const costs = Array.from({ length: budget.years }, () => 0);
  budget.with.strategies.forEach(({ newPatients }, strategy) => {
    const spent = spentBy(definition, strategy);
    /** Between the ends of cycles what a cycle costs is spread evenly; what falls at entry is all in the first. */
    const between = (years: number): number => {
      const low = Math.floor(years * cyclesPerYear + 1e-9) / cyclesPerYear;
      const share = (years - low) * cyclesPerYear;
      if (share < 1e-9) return spent(low);
      const entry = low > 0 ? 0 : atEntry(definition, strategy);
      return entry + (1 - share) * spent(low) + share * (spent(low + 1 / cyclesPerYear) - entry);
    };
    newPatients.forEach((persons, entryYear) => {
      for (const date of dates) {
        for (let year = entryYear; year < budget.years; year++) {
          const [from, to] = [year - entryYear - date, year + 1 - entryYear - date];
          const [after, before] = [between(to), from <= 0 ? 0 : between(from)];
          costs[year] = (costs[year] ?? 0) + (persons / dates.length) * (after - before);
          size += (persons / dates.length) * (Math.abs(after) + Math.abs(before));
        }
      }
    });
  });
  return { costs, size };
};

/** Costs of type `initial`, which fall on the day of entry. */
const atEntry = (definition: ModelDefinition, strategy: number): number => {
  const { document: found } = definition.model;
  const initial = new Set<string>(found.costs.flatMap((cost) => ('type' in cost && cost.type === 'initial' ? [cost.id] : [])));
  const totals = sound(runBaseCase(compiled(definition))).strategies[strategy];
  return (totals?.components ?? []).reduce(
    (sum, { component, undiscounted }) => sum + (initial.has(component) ? undiscounted : 0),
    0,
  );
};

const timed = (id: string) => {
  const { model } = readGallery(id);
  if (model.kind !== 'cohort') throw new Error(`${id} is no cohort`);
  return model.document;
};

describe('against every yearly cohort by itself', () => {
  const agree = (definition: ModelDefinition, cyclesPerYear: number): void => {
    const budget = budgetOf(definition);
    const { costs, size } = bruteForce(definition, budget, cyclesPerYear);
    costs.forEach((expected, year) => {
      const found = budget.with.costs[year] ?? Number.NaN;
      // a year is here a difference of totals, and survival is exact to about 1e-12 whatever the horizon: a year in which hardly anyone
      // dies is no more exact than the totals are
      expect(Math.abs(found - expected)).toBeLessThan(1e-9 * size);
    });
  };
  test('random partitioned survival models', () => {
    fc.assert(
      fc.property(randomDocument, fc.constantFrom('evenly', 'yearStart'), (random, entry) => {
        const years = Math.min(random.time.horizon, 3);
        const openCohort = {
          years,
          entry,
          newPatients: ['50 [person/year] + 7 [person/year] * year'],
          uptake: { treated: [0.1, '0.2 * year'] },
          source: 'Constructed',
        };
        agree(read({ ...random, openCohort }), random.time.cyclesPerYear);
      }),
      // the same in every run; hunt with another seed and more runs
      { numRuns: 25, seed: 20261122 },
    );
  });
  test.each(['evenly', 'yearStart'])('a published cohort model, %s', (entry) => {
    const own = timed('chancellor-1997-hiv');
    const [, second] = own.strategies;
    const openCohort = { entry, newPatients: [100, 120], uptake: { [second?.id ?? '']: [0.3, 0.6] }, source: 'Constructed' };
    agree(read({ ...own, openCohort }), own.time.cyclesPerYear);
  });
  test('a cohort model read at grid points has the budget of the same model read by cycle', () => {
    const own = timed('darth-sick-sicker');
    const [, second] = own.strategies;
    const openCohort = { newPatients: [100], uptake: { [second?.id ?? '']: [1] }, source: 'Constructed' };
    const read2 = (discounting: unknown): Float64Array => {
      const definition = read({ ...own, openCohort, discounting, time: { ...own.time, correction: 'trapezoid' } });
      return budgetOf(definition).difference.costs;
    };
    expect(read2({ ...own.discounting, weightAt: 'point' })).toEqual(read2({ ...own.discounting, weightAt: 'cycleEnd' }));
  });
});

test('moved values and scenarios move the budget; its identity says so', () => {
  const definition = read(document(plan));
  const base = budgetOf(definition);
  expect(budgetOf(definition).identity).toEqual(base.identity);
  expect(budgetOf(definition, { horizonYears: 5 }).identity.inputs).not.toBe(base.identity.inputs);
});

test('a long table for other programs', () => {
  const budget = budgetOf(read(document({ ...plan, years: 2 })));
  const { heading, rows } = budgetTable(budget);
  expect(tableCsv({ heading, rows }).split('\r\n')[0]).toBe('world,quantity,unit,strategy,component,payer,year,value');
  const sum = rows
    .filter(
      ([world, quantity, , , component, payer]) =>
        world === 'difference' && quantity === 'costs' && component === '' && payer !== '',
    )
    .reduce((total, row) => total + Number(row[7]), 0);
  expect(sum).toBeCloseTo((budget.difference.costs[0] ?? 0) + (budget.difference.costs[1] ?? 0), 9);
});

describe('faults', () => {
  test.each([
    ['reference.unknown openCohort.uptake.care', { ...plan, uptake: { care: [0.5] } }],
    ['field.range openCohort.uptake', { ...plan, uptake: { drug: [0.5, 1.2] } }],
    ['field.range openCohort.newPatients[0]', { ...plan, newPatients: ['(3 - year) * 1 [person/year]'] }],
    ['expression.unit openCohort.newPatients[0]', { ...plan, newPatients: ['hazard'] }],
    ['source.missing openCohort.source', { newPatients: [1], uptake: {} }],
  ])('%s', (fault, openCohort) => expect(faults(document(openCohort))).toEqual([fault]));
  test('a parameter cannot be called year, and a model without an open cohort has no budget', () => {
    const named = changed(['parameters', 'year'], parameter('year', 1), document(plan));
    expect(faults(named)).toEqual(['field.choice parameters.year']);
    const short = runBudgetImpact(compiled(read(document(plan)), { horizonYears: 4 }));
    expect(short).toMatchObject({
      ok: false,
      faults: [{ code: 'field.range', path: 'openCohort', details: { found: 5, maximum: 4 } }],
    });
    expect(runBudgetImpact(compiled(read(smallDocument())))).toMatchObject({
      ok: false,
      faults: [{ code: 'field.missing', path: 'openCohort' }],
    });
  });
});

describe('draws of yearly profiles', () => {
  const definition = readGallery('constructed-targeted-therapy');
  const years = 4;
  const collect = (from: number, to: number): readonly string[] => {
    const found: string[] = [];
    sound(
      drawYearlyProfiles(compiled(definition), { seed: 7, from, to }, years, (draw, profiles) =>
        found.push(
          JSON.stringify([
            draw,
            profiles.map(({ alive, personYears, components }) => [
              Array.from(alive),
              Array.from(personYears.whole),
              components.map(({ costs }) => Array.from(costs.whole)),
            ]),
          ]),
        ),
      ),
    );
    return found;
  };
  test('draw i depends on the seed and i alone', () => {
    const whole = collect(0, 120);
    expect(whole).toHaveLength(120);
    expect([...collect(0, 33), ...collect(33, 120)]).toEqual(whole);
    expect(new Set(whole.map((text) => text.slice(text.indexOf(',')))).size).toBe(120);
  });
  test('without uncertainty every draw is the base case', () => {
    const values = Object.fromEntries(
      Object.keys(definition.model.document.parameters).map((id) => [id, definition.model.baseValues.get(id) ?? Number.NaN]),
    );
    const fixed = compiled(definition, { values });
    const base = sound(runYearlyProfiles(fixed, years));
    let visited = 0;
    drawYearlyProfiles(fixed, { seed: 1, from: 0, to: 2 }, years, (_, profiles) => {
      visited += 1;
      profiles.forEach(({ alive, personYears, components }, index) => {
        const expected = base.strategies[index];
        const near = (found: Float64Array | undefined, other: Float64Array | undefined): void =>
          found?.forEach((value, year) =>
            expect(Math.abs(value - (other?.[year] ?? Number.NaN))).toBeLessThan(1e-9 * Math.max(1, Math.abs(value))),
          );
        near(alive, expected?.alive);
        near(personYears.early, expected?.personYears.early);
        components.forEach(({ costs, personYears: on }, place) => {
          near(costs.whole, expected?.components[place]?.costs.whole);
          near(costs.early, expected?.components[place]?.costs.early);
          near(on?.whole, expected?.components[place]?.personYears?.whole);
        });
      });
    });
    expect(visited).toBe(2);
  });
});
