import type { Materials } from '../assessment/materials.ts';
import { livedByCalendarYear, livedYears, totalsOf } from '../lived-years.ts';
import { node } from '../nodes.ts';
import { assessPopulation, type PopulationResult } from '../population/patients.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';
import {
  type PersonnelLine,
  type PersonnelPremises,
  type StaffCategory,
  staffCategories,
  type WorkPlace,
  workPlaces,
} from './format.ts';

/** The organisation as it is, or after it has had time to change. */
export type Term = 'short' | 'long';
const terms: readonly Term[] = ['short', 'long'];

/** Hours of one line for one patient over the whole course. */
export interface PatientHours extends Pick<PersonnelLine, 'id' | 'label' | 'category' | 'place'> {
  readonly terms: readonly Term[];
  readonly strategy: ResultNode<number>;
  readonly comparator: ResultNode<number>;
  readonly increment: ResultNode<number>;
}

/** Additional work of one category in one place. */
export interface WorkSum {
  readonly category: StaffCategory;
  readonly place: WorkPlace;
  readonly hours: ResultNode<number>;
}

/** Additional work in Norway in one calendar year. */
export interface WorkYear extends WorkSum {
  readonly year: number;
  readonly term: Term;
  readonly fullTime: ResultNode<number>;
}

export interface NationalWork {
  readonly status: 'computed';
  readonly fullTimeHours: number;
  /** Year by year, each category and place that any line names. */
  readonly rows: readonly WorkYear[];
}

/** What an assessment of personnel holds beyond the need: S11.R4. */
export type Unassessed = 'education' | 'otherServices';

export interface PersonnelResult {
  readonly status: 'computed';
  readonly lines: readonly PatientHours[];
  /** For one patient, strategy minus comparator, in each term. */
  readonly perPatient: Readonly<Record<Term, readonly WorkSum[]>>;
  /** Over the years of the part `population`; blocked where that cannot be computed. */
  readonly national: NationalWork | Blocked;
  readonly education?: PersonnelPremises['education'];
  readonly otherServices?: PersonnelPremises['otherServices'];
  /** What must be assessed too and is not. */
  readonly unassessed: readonly Unassessed[];
}

const blocked = (code: Blocked['code'], details: Blocked['details']): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf('personnel.account'),
});

const termsOf = ({ term = 'both' }: PersonnelLine): readonly Term[] => (term === 'both' ? terms : [term]);

/** What stands in the way of the whole account. */
function obstacle({ lines }: PersonnelPremises, { description, baseCase, strategy, comparator }: Materials): Blocked | undefined {
  const states = description.states.map(({ id }) => id);
  const unknown = lines.find(({ state }) => state !== undefined && !states.includes(state));
  if (unknown !== undefined) {
    return blocked('personnel.unknownState', { name: unknown.state ?? '', line: unknown.id, allowed: states.join(', ') });
  }
  const without = lines
    .flatMap(({ id, hours }) => [strategy, comparator].map((each) => ({ line: id, strategy: each, value: hours[each] })))
    .find(({ value }) => value === undefined);
  if (without !== undefined) return blocked('personnel.noValue', { line: without.line, strategy: without.strategy });
  const timeless = baseCase.traces.every(({ time }) => time.length < 2);
  const yearly = lines.find(({ per }) => per === 'year');
  return timeless && yearly !== undefined ? blocked('personnel.noTime', { line: yearly.id }) : undefined;
}

function patientHours(line: PersonnelLine, { baseCase, strategy, comparator }: Materials): PatientHours {
  const { id, label, category, place, per, state } = line;
  const hours = (name: string): ResultNode<number> => {
    const given = line.hours[name] ?? 0;
    if (per === 'patient') return node(`personnel.${id}.${name}`, 'workHours', given, 'hour', { rule: 'personnel.account' });
    const years = node(
      `personnel.${id}.${name}.years`,
      'lifeYearsUndiscounted',
      livedYears(totalsOf(baseCase, name), state).undiscounted,
      'year',
      { run: baseCase.identity.result },
    );
    return node(`personnel.${id}.${name}`, 'workHours', given * years.value, 'hour', {
      inputs: [years],
      rule: 'personnel.account',
    });
  };
  const [own, other] = [hours(strategy), hours(comparator)];
  return {
    id,
    label,
    category,
    place,
    terms: termsOf(line),
    strategy: own,
    comparator: other,
    increment: node(`personnel.${id}.increment`, 'workHours', own.value - other.value, 'hour', {
      inputs: [own, other],
      rule: 'effect.increment',
    }),
  };
}

/** The categories and places that lines name, in the order of the format. */
const groupsOf = (lines: readonly Pick<PersonnelLine, 'category' | 'place'>[]): readonly Pick<WorkSum, 'category' | 'place'>[] =>
  workPlaces.flatMap((place) =>
    staffCategories
      .filter((category) => lines.some((line) => line.category === category && line.place === place))
      .map((category) => ({ category, place })),
  );

function sumsOf(lines: readonly PatientHours[], term: Term): readonly WorkSum[] {
  return groupsOf(lines).map(({ category, place }) => {
    const inputs = lines
      .filter((line) => line.category === category && line.place === place && line.terms.includes(term))
      .map(({ increment }) => increment);
    const total = inputs.reduce((sum, { value }) => sum + value, 0);
    return {
      category,
      place,
      hours: node(`personnel.${term}.${place}.${category}`, 'workHours', total, 'hour', { inputs, rule: 'personnel.account' }),
    };
  });
}

/** Additional hours of a line for one patient, by calendar year since entry. */
function profileOf(line: PersonnelLine, { baseCase, strategy, comparator }: Materials): (year: number) => number {
  const of = (name: string): ((year: number) => number) => {
    const given = line.hours[name] ?? 0;
    if (line.per === 'patient') return (year) => (year === 0 ? given : 0);
    const lived = livedByCalendarYear(baseCase, name, line.state);
    return (year) => given * (lived[year] ?? 0);
  };
  const [own, other] = [of(strategy), of(comparator)];
  return (year) => own(year) - other(year);
}

/** Patients who begin with the method in each year: the new ones, and those of the pools who change to it. */
const starting = ({ years, prevalent }: PopulationResult): readonly ResultNode<number>[] =>
  years.map(({ year, treated }, index) => {
    const changing = prevalent.reduce((sum, { switching }) => sum + (switching[index] ?? 0), 0);
    return changing === 0
      ? treated
      : node(`personnel.${year}.starting`, 'treatedPatients', treated.value + changing, 'patient', { inputs: [treated] });
  });

function nationalWork({ lines, fullTimeHours, shortTermYears }: PersonnelPremises, materials: Materials): NationalWork | Blocked {
  const { population } = materials.premises;
  if (population === undefined) return blocked('personnel.noPopulation', {});
  const patients = assessPopulation(population);
  if (patients.status === 'blocked') return patients;
  const entering = starting(patients);
  const profiles = lines.map((line) => ({ line, profile: profileOf(line, materials) }));
  const rows = patients.years.flatMap(({ year }, now) => {
    const term: Term = now < shortTermYears ? 'short' : 'long';
    const soFar = entering.slice(0, now + 1);
    return groupsOf(lines).map(({ category, place }): WorkYear => {
      const own = profiles.filter(({ line }) => line.category === category && line.place === place && termsOf(line).includes(term));
      const total = own.reduce(
        (sum, { profile }) => soFar.reduce((all, { value }, entry) => all + value * profile(now - entry), sum),
        0,
      );
      const id = `personnel.${year}.${place}.${category}`;
      const hours = node(`${id}.hours`, 'workHours', total, 'hour', { inputs: soFar, rule: 'personnel.account' });
      const fullTime = node(`${id}.fullTime`, 'fullTimeEquivalents', total / fullTimeHours, 'FTE', { inputs: [hours] });
      return { year, term, category, place, hours, fullTime };
    });
  });
  return { status: 'computed', fullTimeHours, rows };
}

/**
 * The part `personnel` of an assessment: additional hours of work by category and place, for a patient and in Norway year by year (Meld. St. 21
 * (2024–2025), chapter 4.3.6). Hours are not discounted, and wages are not counted here: they are among the costs.
 */
export function assessPersonnel(premises: PersonnelPremises, materials: Materials): PersonnelResult | Blocked {
  const wrong = obstacle(premises, materials);
  if (wrong !== undefined) return wrong;
  const { education, otherServices } = premises;
  const lines = premises.lines.map((line) => patientHours(line, materials));
  return {
    status: 'computed',
    lines,
    perPatient: { short: sumsOf(lines, 'short'), long: sumsOf(lines, 'long') },
    national: nationalWork(premises, materials),
    ...(education === undefined ? {} : { education }),
    ...(otherServices === undefined ? {} : { otherServices }),
    unassessed: [
      ...(education === undefined ? (['education'] as const) : []),
      ...(otherServices === undefined ? (['otherServices'] as const) : []),
    ],
  };
}
