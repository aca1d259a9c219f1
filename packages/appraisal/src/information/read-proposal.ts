import type { Beneficiaries, StudyCosts } from './population.ts';
import type { StudyOutcome } from './study.ts';
import type { Proposal } from './value-of-information.ts';

export const proposalFaultCodes = [
  'notJson',
  'unknown',
  'missing',
  'number',
  'choice',
  'text',
  'object',
  'list',
  'rising',
  'sum',
] as const;
export type ProposalFaultCode = (typeof proposalFaultCodes)[number];

/** One fault of a proposal, with the path to it; words in packages/language. */
export interface ProposalFault {
  readonly path: string;
  readonly code: ProposalFaultCode;
  readonly details: Readonly<Record<string, string>>;
}

type Read = { readonly ok: true; readonly value: Proposal } | { readonly ok: false; readonly faults: readonly ProposalFault[] };

const largestSize = 50_000;
const largest = 1e12;

/** Reads a proposed study from JSON: all faults at once. docs/guides/command-line.md describes the fields. */
export function readProposal(text: string): Read {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { ok: false, faults: [{ path: '', code: 'notJson', details: {} }] };
  }
  const faults: ProposalFault[] = [];
  const value = proposalOf(new Fields(given, '', faults));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of one object: each is asked for once, and what nobody asked for is a fault. */
class Fields {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #faults: ProposalFault[];
  readonly #asked = new Set<string>();

  constructor(given: unknown, path: string, faults: ProposalFault[]) {
    this.#path = path;
    this.#faults = faults;
    this.#object = isObject(given) ? given : {};
    if (!isObject(given)) this.fault('', 'object');
  }

  fault(name: string, code: ProposalFaultCode, details: Readonly<Record<string, string>> = {}): void {
    this.#faults.push({ path: this.#pathOf(name), code, details });
  }

  has(name: string): boolean {
    this.#asked.add(name);
    return this.#object[name] !== undefined;
  }

  /** The value of a field that must be there; `undefined`, after telling, where it is not. */
  #given(name: string): unknown {
    if (!this.has(name)) this.fault(name, 'missing');
    return this.#object[name];
  }

  number(name: string, minimum: number, maximum = largest): number {
    const value = this.#given(name);
    return value === undefined ? minimum : this.#within(name, value, minimum, maximum);
  }

  #within(name: string, value: unknown, minimum: number, maximum: number, whole = false): number {
    if (typeof value === 'number' && value >= minimum && value <= maximum && (!whole || Number.isInteger(value))) return value;
    this.fault(name, 'number', { minimum: String(minimum), maximum: String(maximum) });
    return minimum;
  }

  numbers(name: string, minimum: number, maximum: number, whole = false): readonly number[] {
    const value = this.#given(name);
    if (value === undefined) return [];
    if (!Array.isArray(value) || value.length === 0) {
      this.fault(name, 'list');
      return [];
    }
    return value.map((each: unknown, index) => this.#within(`${name}.${index}`, each, minimum, maximum, whole));
  }

  numberOrNumbers(name: string, minimum: number, maximum: number): number | readonly number[] {
    return Array.isArray(this.#object[name]) ? this.numbers(name, minimum, maximum) : this.number(name, minimum, maximum);
  }

  text(name: string): string {
    const value = this.#given(name);
    if (typeof value === 'string' && value !== '') return value;
    if (value !== undefined) this.fault(name, 'text');
    return '';
  }

  numberOrText(name: string, minimum: number, maximum: number): number | string {
    return typeof this.#object[name] === 'string' ? this.text(name) : this.number(name, minimum, maximum);
  }

  choice<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
    const value = this.#given(name);
    const found = allowed.find((each) => each === value);
    if (found === undefined && value !== undefined) this.fault(name, 'choice', { allowed: allowed.join(', ') });
    return found ?? allowed[0];
  }

  object(name: string): Fields {
    return new Fields(this.#given(name), this.#pathOf(name), this.#faults);
  }

  objects(name: string): readonly Fields[] {
    const value = this.#given(name);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.length > 0) {
      return value.map((each: unknown, index) => new Fields(each, this.#pathOf(`${name}.${index}`), this.#faults));
    }
    this.fault(name, 'list');
    return [];
  }

  shares(name: string): Readonly<Record<string, number>> {
    const value = this.#given(name);
    if (!isObject(value)) {
      this.fault(name, 'object');
      return {};
    }
    const entries = Object.entries(value).map(([key, each]) => [key, this.#within(`${name}.${key}`, each, 0, 1)] as const);
    if (entries.reduce((sum, [, each]) => sum + each, 0) > 1 + 1e-9) this.fault(name, 'sum');
    return Object.fromEntries(entries);
  }

  #pathOf(name: string): string {
    return [this.#path, name].filter((part) => part !== '').join('.');
  }

  /** To be called when everything has been asked for. */
  end(): void {
    for (const name of Object.keys(this.#object)) if (!this.#asked.has(name)) this.fault(name, 'unknown');
  }
}

function proposalOf(fields: Fields): Proposal {
  const outcomes = fields.objects('outcomes').map(outcomeOf);
  const sizes = fields.numbers('sizes', 1, largestSize, true);
  if (sizes.some((size, index) => index > 0 && size <= (sizes[index - 1] ?? 0))) fields.fault('sizes', 'rising');
  const population = fields.has('population') ? populationOf(fields.object('population')) : undefined;
  const costs = fields.has('costs') ? costsOf(fields.object('costs')) : undefined;
  fields.end();
  return {
    study: { outcomes, sizes },
    ...(population === undefined ? {} : { population }),
    ...(costs === undefined ? {} : { costs }),
  };
}

const likelihoods = ['binomial', 'normal', 'poisson', 'exponential', 'weibull'] as const;

function outcomeOf(fields: Fields): StudyOutcome {
  const likelihood = fields.choice('likelihood', likelihoods);
  const parameter = fields.text('parameter');
  const share = fields.has('share') ? { share: fields.number('share', 0, 1) } : {};
  const outcome = ((): StudyOutcome => {
    switch (likelihood) {
      case 'binomial':
        return { likelihood, parameter, ...share };
      case 'normal': {
        const scale = fields.has('scale') ? { scale: fields.choice('scale', ['identity', 'log']) } : {};
        return { likelihood, parameter, standardDeviation: fields.number('standardDeviation', 1e-9), ...scale, ...share };
      }
      case 'poisson':
        return { likelihood, parameter, years: fields.number('years', 1e-6, 200), ...share };
      case 'exponential':
        return { likelihood, parameter, followUp: fields.number('followUp', 1e-6, 200), ...share };
      case 'weibull': {
        const shape = fields.numberOrText('shape', 1e-3, 100);
        return { likelihood, parameter, shape, followUp: fields.number('followUp', 1e-6, 200), ...share };
      }
    }
  })();
  fields.end();
  return outcome;
}

function populationOf(fields: Fields): Beneficiaries {
  const population = {
    incidence: fields.numberOrNumbers('incidence', 0, largest),
    horizonYears: fields.number('horizonYears', 0, 200),
    discountRate: fields.number('discountRate', 0, 1),
    ...(fields.has('delayYears') ? { delayYears: fields.number('delayYears', 0, 200) } : {}),
    ...(fields.has('implementation') ? { implementation: fields.numberOrNumbers('implementation', 0, 1) } : {}),
  };
  fields.end();
  return population;
}

function costsOf(fields: Fields): StudyCosts {
  const costs = {
    fixed: fields.number('fixed', 0),
    perPatient: fields.number('perPatient', 0),
    ...(fields.has('allocation') ? { allocation: fields.shares('allocation') } : {}),
    ...(fields.has('patientsPerYear') ? { patientsPerYear: fields.number('patientsPerYear', 1e-3) } : {}),
  };
  fields.end();
  return costs;
}
