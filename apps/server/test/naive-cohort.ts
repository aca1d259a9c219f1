import { type CohortDefinition, type Criterion, dayOfMonth, type EventSpec, type Outcome, type Repeated } from '@likeverd/followup';

/**
 * The same cohort and outcomes by loops over persons, from the meaning of the definition and not from its SQL. Days are whole numbers since
 * 1970.
 */
export interface Person {
  readonly id: number;
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly region: string;
  readonly periods: readonly (readonly [number, number])[];
  readonly died: number | null;
  readonly records: readonly Recorded[];
  readonly costs: readonly { readonly day: number; readonly cost: number }[];
}

export interface Recorded {
  readonly domain: EventSpec['domain'];
  readonly code: string;
  readonly day: number;
  readonly until: number;
  readonly number: number | null;
  readonly value: string | null;
}

export interface Member {
  readonly person: Person;
  readonly entry: number;
  readonly leaves: number;
  readonly age: number;
  readonly subgroup: string;
  readonly indication: 'inside' | 'outside' | 'unknown';
}

export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const of = ({ records }: Person, { domain, vocabulary, codes }: EventSpec): readonly Recorded[] => {
  const plain = (code: string): string => (vocabulary === 'ICD-10' ? code.replaceAll('.', '') : code);
  return records.filter((record) => record.domain === domain && codes.some((code) => plain(record.code).startsWith(plain(code))));
};

function ageOf({ year, month, day }: Person, on: number): number {
  const date = new Date(on * 86_400_000);
  const had = (date.getUTCMonth() + 1) * 100 + date.getUTCDate() >= (month ?? 1) * 100 + (month === null ? 1 : (day ?? 1));
  return date.getUTCFullYear() - year - (had ? 0 : 1);
}

function startOf(person: Person, { index, period, washoutDays }: CohortDefinition): number | undefined {
  const days = [...new Set(of(person, index).map(({ day }) => day))].toSorted((one, other) => one - other);
  return days.find(
    (day) =>
      day >= dayNumber(period.from) &&
      day <= dayNumber(period.to) &&
      !days.some((earlier) => earlier < day && day - earlier <= washoutDays),
  );
}

const between = (value: number, minimum = -Infinity, maximum = Infinity): boolean => value >= minimum && value <= maximum;

function verdictOf(criterion: Criterion, person: Person, entry: number): 'met' | 'failed' | 'unknown' {
  switch (criterion.kind) {
    case 'age':
      return between(ageOf(person, entry), criterion.minimum, criterion.maximum) ? 'met' : 'failed';
    case 'prior': {
      const n = of(person, criterion.event).filter(({ day }) => day < entry && day >= entry - criterion.days).length;
      const { present = true, atLeast = 1 } = criterion;
      return (present ? n >= atLeast : n === 0) ? 'met' : 'failed';
    }
    case 'biomarker': {
      const found = of(person, criterion.event).filter(({ day }) => day <= entry && day >= entry - criterion.days);
      const hit = ({ number, value }: Recorded): boolean =>
        criterion.values === undefined
          ? number !== null && between(number, criterion.minimum, criterion.maximum)
          : value !== null && criterion.values.includes(value);
      return found.length === 0 ? 'unknown' : found.some(hit) ? 'met' : 'failed';
    }
    case 'lines': {
      const before = new Set(of(person, criterion.event).flatMap(({ day, code }) => (day < entry ? [code] : [])));
      return between(before.size, criterion.minimum, criterion.maximum) ? 'met' : 'failed';
    }
  }
}

function subgroupOf({ subgroups }: CohortDefinition, person: Person, entry: number): string {
  if (subgroups === undefined) return '';
  if (subgroups.kind === 'age') {
    const age = ageOf(person, entry);
    const place = subgroups.limits.findLastIndex((limit) => age >= limit);
    if (place === -1) return `0-${(subgroups.limits[0] ?? 0) - 1}`;
    const next = subgroups.limits[place + 1];
    return `${subgroups.limits[place]}${next === undefined ? '+' : `-${next - 1}`}`;
  }
  const found = of(person, subgroups.event).filter(
    ({ day, value }) => value !== null && day <= entry && day >= entry - subgroups.days,
  );
  const latest = Math.max(...found.map(({ day }) => day));
  return found.flatMap(({ day, value }) => (day === latest && value !== null ? [value] : [])).toSorted()[0] ?? '';
}

export interface Counted {
  readonly withIndexEvent: number;
  readonly inPeriod: number;
  readonly afterWashout: number;
  readonly underObservation: number;
  readonly criteria: readonly { readonly failed: number; readonly unknown: number; readonly left: number }[];
}

export function naiveCohort(
  persons: readonly Person[],
  definition: CohortDefinition,
): { members: readonly Member[]; counted: Counted } {
  const members: Member[] = [];
  const counted = {
    withIndexEvent: 0,
    inPeriod: 0,
    afterWashout: 0,
    underObservation: 0,
    criteria: definition.criteria.map(() => ({ failed: 0, unknown: 0, left: 0 })),
  };
  const { from, to } = definition.period;
  for (const person of persons) {
    const days = of(person, definition.index).map(({ day }) => day);
    if (days.length > 0) counted.withIndexEvent++;
    if (days.some((day) => day >= dayNumber(from) && day <= dayNumber(to))) counted.inPeriod++;
    const entry = startOf(person, definition);
    if (entry === undefined) continue;
    counted.afterWashout++;
    const ends = person.periods.filter(([first, last]) => entry >= first && entry <= last).map(([, last]) => last);
    if (ends.length === 0) continue;
    counted.underObservation++;
    let handled: Member['indication'] | 'excluded' = 'inside';
    const verdicts = definition.criteria.map((criterion) => ({ criterion, verdict: verdictOf(criterion, person, entry) }));
    for (const [place, { criterion, verdict }] of verdicts.entries()) {
      const count = counted.criteria[place];
      if (count === undefined || handled === 'excluded') continue;
      const handling = verdict === 'failed' ? criterion.failing : criterion.kind === 'biomarker' ? criterion.missing : 'exclude';
      if (verdict === 'failed') count.failed++;
      if (verdict === 'unknown') count.unknown++;
      if (verdict !== 'met' && handling === 'exclude') handled = 'excluded';
      else {
        count.left++;
        if (verdict === 'failed' && handling === 'separate') handled = 'outside';
        if (verdict === 'unknown' && handling === 'separate' && handled === 'inside') handled = 'unknown';
      }
    }
    if (handled === 'excluded') continue;
    members.push({
      person,
      entry,
      leaves: Math.min(Math.max(...ends), entry + (definition.exitDays ?? Infinity)),
      age: ageOf(person, entry),
      subgroup: subgroupOf(definition, person, entry),
      indication: handled,
    });
  }
  return { members, counted };
}

const diedFollowed = ({ person: { died }, leaves }: Member): number | null => (died !== null && died <= leaves ? died : null);

function firstOrDeath(member: Member, days: readonly number[], causeOfDeath: number): readonly [number, number] {
  const { entry, leaves } = member;
  const died = diedFollowed(member);
  const first = Math.min(...days.filter((day) => day > entry && day <= leaves));
  if (first !== Infinity && !(died !== null && died < first)) return [first - entry, 1];
  return died === null ? [leaves - entry, 0] : [Math.max(died - entry, 0), causeOfDeath];
}

export function naiveOutcome(
  member: Member,
  { index }: CohortDefinition,
  outcome: Outcome,
): readonly [days: number, cause: number] {
  const { person, entry, leaves } = member;
  const died = diedFollowed(member);
  switch (outcome.kind) {
    case 'overallSurvival':
      return died === null ? [leaves - entry, 0] : [Math.max(died - entry, 0), 1];
    case 'timeOnTreatment': {
      const packs = of(person, index)
        .filter(({ day }) => day >= entry && day <= leaves)
        .toSorted((one, other) => one.day - other.day || one.until - other.until);
      let last = -Infinity;
      for (const { day, until } of packs) {
        if (last !== -Infinity && day - last > outcome.gapDays) break;
        last = Math.max(last, until);
      }
      if (died !== null && died <= last + outcome.gapDays) return [Math.max(Math.min(last, died) - entry, 0) + 1, 2];
      return [Math.min(last, leaves) - entry + 1, last + outcome.gapDays < leaves ? 1 : 0];
    }
    case 'timeTo':
      return firstOrDeath(
        member,
        of(person, outcome.event).map(({ day }) => day),
        outcome.death === 'event' ? 1 : 2,
      );
    case 'firstOf': {
      const firsts = outcome.events.map((event) =>
        Math.min(...of(person, event).flatMap(({ day }) => (day > entry && day <= leaves ? [day] : []))),
      );
      const first = Math.min(...firsts);
      if (first !== Infinity && !(died !== null && died < first)) return [first - entry, firsts.indexOf(first) + 1];
      return died === null ? [leaves - entry, 0] : [Math.max(died - entry, 0), outcome.death];
    }
    case 'nextLine': {
      const own = new Set(of(person, index));
      return firstOrDeath(
        member,
        of(person, outcome.event)
          .filter((record) => !own.has(record))
          .map(({ day }) => day),
        2,
      );
    }
  }
}

export function naiveRepeated(member: Member, repeated: Repeated, month: number): number | null {
  const { person, entry, leaves } = member;
  const planned = entry + dayOfMonth(month);
  const died = diedFollowed(member);
  if (repeated.kind === 'score') {
    const [nearest] = of(person, repeated.event)
      .filter(({ day, number }) => number !== null && day <= leaves && Math.abs(day - planned) <= repeated.windowDays)
      .toSorted(
        (one, other) =>
          Math.abs(one.day - planned) - Math.abs(other.day - planned) ||
          one.day - other.day ||
          (one.number ?? 0) - (other.number ?? 0),
      );
    return nearest?.number ?? null;
  }
  if (leaves < planned || (died !== null && died < planned)) return null;
  const upTo = ({ day }: { readonly day: number }): boolean => day >= entry && day <= planned;
  return repeated.kind === 'count'
    ? of(person, repeated.event).filter(upTo).length
    : person.costs.filter(upTo).reduce((sum, { cost }) => sum + cost, 0);
}
