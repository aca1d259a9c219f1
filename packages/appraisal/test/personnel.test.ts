import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assessment, type PersonnelAccount, type PersonnelResult, sumPersonnel, type WorkYear } from '../src/index.ts';
import { livedByCalendarYear } from '../src/lived-years.ts';
import { assessmentOf, computed, constructed, withParts } from './assessments.ts';
import { baseCase } from './runs.ts';

const line = (more: string, hours = '{ chemotherapy: 10, targeted: 40 }'): string => `
fullTimeHours: 1700
shortTermYears: 1
source: Constructed
lines:
  - id: work
    label: { nb: Arbeid, nn: Arbeid, en: Work }
    category: nurse
    place: specialist
    hours: ${hours}
    source: Constructed
${more}`;
const population = 'firstYear: 2027\nnewPatients: [10, 20]\nsource: Constructed';
const assessed = (parts: Readonly<Record<string, string>>): Assessment => assessmentOf(withParts(parts));
const personnelOf = (personnel: string, patients = population): PersonnelResult =>
  computed(assessed({ population: patients, personnel }).parts.personnel);
const rowsOf = ({ national }: PersonnelResult): readonly WorkYear[] => {
  if (national.status === 'blocked') throw new Error(national.code);
  return national.rows;
};
const hoursOf = (part: PersonnelResult): readonly number[] => rowsOf(part).map(({ hours }) => hours.value);

describe('years lived by calendar year', () => {
  const trace = (time: readonly number[], alive: readonly number[]) => ({
    strategy: 'a',
    time: Float64Array.from(time),
    states: [{ state: 'alive', occupancy: Float64Array.from(alive) }],
  });

  test('half of the first year after entry falls in the year of entry', () => {
    const base = baseCase({ a: { costs: 0, qalys: 2, lifeYears: 2 } });
    const lived = livedByCalendarYear({ ...base, traces: [trace([0, 1, 2], [1, 1, 1])] }, 'a', undefined);
    // entry at time u, evenly over [0, 1]: 1 − u of the first year on average 1/2; then a whole year; then the other half
    expect([...lived]).toEqual([expect.closeTo(1 / 2, 12), expect.closeTo(1, 12), expect.closeTo(1 / 2, 12)]);
  });

  test('sums to the life years of the run, whatever the survival', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        (drops, lifeYears) => {
          const alive = drops.reduce((before: readonly number[], drop) => [...before, (before.at(-1) ?? 1) * drop], [1]);
          const time = alive.map((_, index) => index / 12);
          const base = baseCase({ a: { costs: 0, qalys: 0, lifeYears } });
          const lived = livedByCalendarYear({ ...base, traces: [trace(time, alive)] }, 'a', 'alive');
          expect(lived.reduce((sum, each) => sum + each, 0)).toBeCloseTo(lifeYears, 9);
        },
      ),
    );
  });
});

describe('hours for a patient', () => {
  test('once: as stated; per year: times the undiscounted years in the state', () => {
    expect(personnelOf(line('    per: patient')).lines[0]?.increment.value).toBe(40 - 10);
    const { appraisal, parts } = assessed({ personnel: line('    per: year') });
    const years = appraisal.strategies.map(({ lifeYearsUndiscounted }) => lifeYearsUndiscounted.value);
    const [chemotherapy = Number.NaN, targeted = Number.NaN] = years;
    expect(computed(parts.personnel).lines[0]?.increment.value).toBeCloseTo(40 * targeted - 10 * chemotherapy, 9);
  });

  test('a line for the short term is not in the long term', () => {
    const part = personnelOf(line('    per: patient\n    term: short'));
    expect(part.perPatient.short[0]?.hours.value).toBe(30);
    expect(part.perPatient.long[0]?.hours.value).toBe(0);
    // the short term is the first year: 10 patients × 30 hours, then nothing
    expect(hoursOf(part)).toEqual([10 * 30, 0]);
  });
});

describe('work in Norway', () => {
  test('once for a patient: patients of the year times hours; full-time equivalents of 1,700 hours', () => {
    const part = personnelOf(line('    per: patient'));
    expect(hoursOf(part)).toEqual([10 * 30, 20 * 30]);
    expect(rowsOf(part).map(({ fullTime }) => fullTime.value)).toEqual([(10 * 30) / 1700, (20 * 30) / 1700]);
  });

  test('those who change to the method count in the year they change', () => {
    const pools = `${population}
prevalent:
  - { patients: 40, yearsSinceStart: 1, switching: [0.25, 0.1], source: Constructed }`;
    expect(hoursOf(personnelOf(line('    per: patient'), pools))).toEqual([(10 + 40 * 0.25) * 30, (20 + 40 * 0.1) * 30]);
  });

  test('per year lived: all of one cohort’s hours, when the years cover the horizon', () => {
    const one = `firstYear: 2027\nnewPatients: [1${', 0'.repeat(21)}]\nsource: Constructed`;
    const part = personnelOf(line('    per: year'), one);
    const total = hoursOf(part).reduce((sum, hours) => sum + hours, 0);
    expect(total).toBeCloseTo(part.lines[0]?.increment.value ?? Number.NaN, 9);
  });

  test('without patients only the hours of a patient are there', () => {
    const part = computed(assessed({ personnel: line('    per: patient') }).parts.personnel);
    expect(part.national).toMatchObject({ status: 'blocked', code: 'personnel.noPopulation' });
    expect(part.lines).toHaveLength(1);
  });
});

describe('what else must be assessed (S11.R4)', () => {
  test('is told where it is missing, and an empty list says that nothing is displaced', () => {
    expect(personnelOf(line('    per: patient')).unassessed).toEqual(['education', 'otherServices']);
    expect(personnelOf(line('    per: patient\notherServices: []\n')).unassessed).toEqual(['education']);
    expect(computed(assessmentOf(constructed).parts.personnel).unassessed).toEqual([]);
  });
});

test.each([
  ['a state that the model lacks', line('    per: year\n    state: nowhere'), 'personnel.unknownState'],
  ['no hours for a strategy', line('    per: patient', '{ targeted: 4 }'), 'personnel.noValue'],
])('%s blocks the part', (_, text, code) => {
  expect(assessed({ personnel: text }).parts.personnel).toMatchObject({ status: 'blocked', code });
});

describe('the register of several decisions', () => {
  const account = (id: string, hours: number): PersonnelAccount => ({
    id,
    account: personnelOf(line('    per: patient', `{ chemotherapy: 0, targeted: ${hours} }`)),
  });

  test('sums each year, place and category, and says what each method contributes', () => {
    const { rows } = sumPersonnel([account('one', 17), account('other', 34)]);
    expect(rows).toMatchObject([
      { year: 2027, category: 'nurse', place: 'specialist', hours: 10 * (17 + 34), fullTime: 0.1 + 0.2 },
      { year: 2028, hours: 20 * (17 + 34) },
    ]);
    expect(rows[0]?.methods).toEqual([
      { id: 'one', hours: 170, fullTime: 170 / 1700 },
      { id: 'other', hours: 340, fullTime: 340 / 1700 },
    ]);
  });

  test('many small streams: a hundred methods of a tenth of a position are ten positions', () => {
    const small = account('small', 17);
    const streams = Array.from({ length: 100 }, (_, index) => ({ ...small, id: `method-${index}` }));
    expect(sumPersonnel(streams).rows[0]?.fullTime).toBeCloseTo((100 * 10 * 17) / 1700, 9);
  });

  test('the order of the accounts does not matter, and those that cannot be computed are named', () => {
    const [one, other] = [account('one', 17), account('other', 34)];
    const without = { id: 'none', account: computed(assessed({ personnel: line('    per: patient') }).parts.personnel) };
    const sums = (accounts: readonly PersonnelAccount[]) => sumPersonnel(accounts).rows.map(({ hours }) => hours);
    expect(sums([other, one])).toEqual(sums([one, other]));
    expect(sumPersonnel([one, without]).left).toEqual(['none']);
  });
});
