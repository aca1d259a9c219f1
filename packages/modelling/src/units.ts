/**
 * Units of measure for parameters and formulas: products of powers of basic units, and for pure numbers an optional kind
 * (probability, utility, hazard ratio, odds ratio, relative risk, share) that keeps numbers of different meaning apart.
 */
export interface Unit {
  /** Basic unit to its power; powers of 0 are left out. */
  readonly powers: Readonly<Record<string, number>>;
  readonly kind?: NumberKind | 'condition';
  /** The unit could not be read: it goes with anything, so that one fault does not cause others. */
  readonly unknown?: true;
}

const CURRENCIES = ['NOK', 'EUR', 'USD', 'SEK', 'DKK', 'GBP', 'CAD'] as const;
/** Length of the basic units of time in years; a year is 12 months and 365.25 days. */
const TIMES = new Map([
  ['year', 1],
  ['month', 1 / 12],
  ['week', 7 / 365.25],
  ['day', 1 / 365.25],
  ['hour', 1 / 8766],
  ['minute', 1 / 525960],
]);
const COUNTS = ['km', 'mg', 'person', 'session', 'contact', 'visit', 'test', 'pack', 'dose', 'episode', 'QALY'] as const;
export const numberKinds = ['probability', 'utility', 'hazardRatio', 'oddsRatio', 'relativeRisk', 'share'] as const;
export type NumberKind = (typeof numberKinds)[number];

export const currencies: ReadonlySet<string> = new Set(CURRENCIES);
const basicUnits: ReadonlySet<string> = new Set([...CURRENCIES, ...TIMES.keys(), ...COUNTS]);
/** Every word a unit may be written with, for suggestions and the manual. */
export const unitWords: readonly string[] = ['dimensionless', 'rate', ...numberKinds, ...basicUnits];

export const dimensionless: Unit = { powers: {} };
/** What a comparison gives: no number, and nothing but `if`, `and`, `or` and `not` takes it. */
export const condition: Unit = { powers: {}, kind: 'condition' };
export const unknownUnit: Unit = { powers: {}, unknown: true };
const kinds: ReadonlySet<string> = new Set(numberKinds);
const isKind = (word: string): word is NumberKind => kinds.has(word);

export const basic = (name: string): Unit => ({ powers: { [name]: 1 } });

const combine = (a: Unit['powers'], b: Unit['powers'], sign: 1 | -1): Unit['powers'] => {
  const powers: Record<string, number> = { ...a };
  for (const [name, power] of Object.entries(b)) {
    const total = (powers[name] ?? 0) + sign * power;
    if (total === 0) delete powers[name];
    else powers[name] = total;
  }
  return powers;
};

export const isPure = (unit: Unit): boolean => Object.keys(unit.powers).length === 0;
const asKind = (kind: Unit['kind']): Pick<Unit, 'kind'> => (kind === undefined ? {} : { kind });

/** Unit of a product. A product of two probabilities or shares keeps the kind; other kinds do not survive multiplication by a kind. */
export const multiply = (a: Unit, b: Unit): Unit => {
  if (a.unknown === true || b.unknown === true) return unknownUnit;
  const powers = combine(a.powers, b.powers, 1);
  const pure = Object.keys(powers).length === 0;
  return { powers, ...asKind(pure && a.kind === b.kind && (a.kind === 'probability' || a.kind === 'share') ? a.kind : undefined) };
};
export const divide = (a: Unit, b: Unit): Unit =>
  a.unknown === true || b.unknown === true ? unknownUnit : { powers: combine(a.powers, b.powers, -1) };
export const raise = (a: Unit, power: number): Unit => ({
  powers: Object.fromEntries(Object.entries(a.powers).map(([name, p]) => [name, p * power])),
});

/** Same dimension, and no two different kinds of number: a plain number goes with any kind. */
export const compatible = (a: Unit, b: Unit): boolean =>
  a.unknown === true ||
  b.unknown === true ||
  (Object.keys(combine(a.powers, b.powers, -1)).length === 0 &&
    (a.kind === b.kind || (a.kind === undefined && b.kind !== 'condition') || (b.kind === undefined && a.kind !== 'condition')));

/** The unit of a sum of two compatible terms. */
export const joined = (a: Unit, b: Unit): Unit => (a.kind === undefined && a.unknown === undefined ? b : a);

/** Reads `NOK/year`, `NOK/(hour*person)` is not allowed: write `NOK/hour/person`. `undefined` when a word is not a unit. */
export const parseUnit = (text: string): Unit | undefined => {
  const trimmed = text.trim();
  if (trimmed === 'dimensionless') return dimensionless;
  if (trimmed === 'rate') return { powers: { year: -1 } };
  if (isKind(trimmed)) return { powers: {}, kind: trimmed };
  let unit = dimensionless;
  let operator = '*';
  for (const part of trimmed.split(/([*/])/u)) {
    const word = part.trim();
    if (word === '*' || word === '/') {
      operator = word;
    } else if (word === '1' || basicUnits.has(word)) {
      const next = word === '1' ? dimensionless : basic(word);
      unit = operator === '*' ? multiply(unit, next) : divide(unit, next);
    } else return undefined;
  }
  return unit;
};

const written = (name: string, power: number): string => Array.from({ length: Math.abs(power) }, () => name).join('*');

const textOf = (unit: Unit): string => {
  if (isPure(unit)) return unit.kind ?? 'dimensionless';
  const entries = Object.entries(unit.powers).sort(([a], [b]) => (a < b ? -1 : 1));
  const top = entries.flatMap(([name, power]) => (power > 0 ? [written(name, power)] : []));
  const bottom = entries.flatMap(([name, power]) => (power < 0 ? [written(name, power).replaceAll('*', '/')] : []));
  return `${top.length === 0 ? '1' : top.join('*')}${bottom.map((part) => `/${part}`).join('')}`;
};

const texts = new WeakMap<Unit, string>();

/** `NOK/year`, `1/year`, `probability`, `dimensionless`. */
export const unitText = (unit: Unit): string => {
  const text = texts.get(unit) ?? textOf(unit);
  texts.set(unit, text);
  return text;
};

/** Factor that turns a number in `from` into one in `to` when they differ only in units of time; `undefined` otherwise. */
export const timeFactor = (from: Unit, to: Unit): number | undefined => {
  if (from.unknown === true) return 1;
  let factor = 1;
  let timePower = 0;
  for (const [name, power] of Object.entries(combine(from.powers, to.powers, -1))) {
    const years = TIMES.get(name);
    if (years === undefined) return undefined;
    timePower += power;
    for (let i = 0; i < Math.abs(power); i++) factor = power > 0 ? factor * years : factor / years;
  }
  return timePower === 0 ? factor : undefined;
};

/** A hazard or odds ratio and a probability, which are not multiplied: each has a function of its own. */
export const isRatioOfProbability = (a: Unit, b: Unit): boolean =>
  (a.kind === 'probability' && (b.kind === 'hazardRatio' || b.kind === 'oddsRatio')) ||
  (b.kind === 'probability' && (a.kind === 'hazardRatio' || a.kind === 'oddsRatio'));

/** Why two units do not go together, so that the message can name the conversion. */
export type Mismatch = 'time' | 'currency' | 'kind' | 'condition' | 'other';
export const mismatch = (found: Unit, expected: Unit): Mismatch => {
  if (found.kind === 'condition' || expected.kind === 'condition') return 'condition';
  const difference = combine(found.powers, expected.powers, -1);
  const names = Object.keys(difference);
  if (names.length === 0) return 'kind';
  if (timeFactor(found, expected) !== undefined) return 'time';
  return names.every((name) => currencies.has(name)) ? 'currency' : 'other';
};
