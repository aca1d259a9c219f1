import { stringify } from 'yaml';
import { LONGEST_DOCUMENT } from '../document-text.ts';
import { readModel } from '../read.ts';
import type { Fault } from '../types.ts';
import { type Fields, namesOf, numberOf, type OpenqalyDocument, readOpenqaly, rowsOf, textOf } from './openqaly-document.ts';
import { parseR, type RArgument, type RFormula } from './r-formula.ts';

/** Why something of a foreign model cannot be written in this format; each has its words. */
export const importRules = [
  'modelKind',
  'cycleLength',
  'annualSteps',
  'rateUnit',
  'noDeath',
  'deathCounts',
  'startShare',
  'sharedTime',
  'treePhase',
  'override',
  'outcomeEvent',
  'outcomeAtStart',
  'everyCycle',
  'timeDependent',
  'sampling',
  'samplingMean',
  'correlation',
  'curve',
  'circular',
] as const;
export type ImportRule = (typeof importRules)[number];

export const importFaultCodes = [
  'import.syntax',
  'import.missing',
  'import.formula',
  'import.function',
  'import.name',
  'import.choose',
  'import.unsupported',
  'import.result',
] as const;
export interface ImportFault {
  readonly code: (typeof importFaultCodes)[number];
  /** Path in the foreign document. */
  readonly path: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What was put in because the foreign format does not know it, or left out because it says nothing of the results. */
export interface ImportNote {
  readonly code: 'note.leftOut' | 'note.assumed';
  readonly path: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface ImportChoices {
  /** What openqaly files do not say. */
  readonly id: string;
  readonly currency: string;
  readonly priceYear: number;
  readonly entryAge: number;
  /** The group whose values are taken, where there are several. */
  readonly group?: string;
}

export type Imported =
  | { readonly ok: true; readonly text: string; readonly notes: readonly ImportNote[] }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

interface Variable {
  readonly name: string;
  readonly strategy: string;
  readonly formula: RFormula | undefined;
  readonly written: string;
  readonly row: Fields;
  readonly path: string;
}

interface Value {
  readonly name: string;
  readonly state: string;
  readonly destination: string;
  readonly formula: RFormula | undefined;
  readonly written: string;
  readonly label: string;
  readonly path: string;
}

/** Where a formula stands. */
interface Place {
  readonly strategy: string;
  readonly path: string;
  readonly written: string;
  /** In the formula of a value: the state whose other values it may name. */
  readonly state?: string;
  /** In a distribution: what `bc`, the base case, is called. */
  readonly base?: string;
  /** Formulas that are being put in for their names. */
  readonly within: readonly string[];
}

const DAYS: Readonly<Record<string, number>> = { day: 1, days: 1, week: 7, weeks: 7 };
const CURVES = new Set(['define_surv_param', 'define_survival', 'apply_hr']);
const CYCLE_NAMES = new Set(['cycle', 'day', 'week', 'month', 'year'].flatMap((name) => [name, `${name}_lag`]));
const STATE_NAMES = new Set([...CYCLE_NAMES].map((name) => `state_${name}`));
const LENGTH_NAMES = new Set(['cycle_length_days', 'cycle_length_weeks', 'cycle_length_months', 'cycle_length_years']);
/** Names that mean something else in our formulas. */
const TAKEN = new Set(['cycle', 'time', 'age', 'cycleLength', 'generalMortality', 'timeInState', 'value']);

/** Functions with the same meaning in both languages, and those of R that work element by element. */
const FUNCTIONS: Readonly<Record<string, { readonly name: string; readonly most: number; readonly scalar: boolean }>> = {
  exp: { name: 'exp', most: 1, scalar: false },
  log: { name: 'log', most: 1, scalar: false },
  sqrt: { name: 'sqrt', most: 1, scalar: false },
  abs: { name: 'abs', most: 1, scalar: false },
  floor: { name: 'floor', most: 1, scalar: false },
  min: { name: 'min', most: 20, scalar: true },
  max: { name: 'max', most: 20, scalar: true },
  pmin: { name: 'min', most: 20, scalar: false },
  pmax: { name: 'max', most: 20, scalar: false },
};

const words = (text: string): Record<'nb' | 'nn' | 'en', string> => ({ nb: text, nn: text, en: text });
const number = (value: number): RFormula => ({ kind: 'number', value });
const operation = (operator: string, ...operands: readonly RFormula[]): RFormula => ({ kind: 'operation', operator, operands });
const isComplement = (formula: RFormula | undefined): boolean => formula?.kind === 'name' && formula.name === 'C';
const isNumber = (formula: RFormula | undefined, value: number): boolean => formula?.kind === 'number' && formula.value === value;

/** An argument of a call by its name, or by its place among those without one. */
const argumentOf = (list: readonly RArgument[], name: string, position: number): RFormula | undefined =>
  list.find((argument) => argument.name === name)?.value ?? list.filter((argument) => argument.name === undefined)[position]?.value;

const STRENGTH: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };

class Importer {
  readonly faults: ImportFault[] = [];
  readonly notes: ImportNote[] = [];
  private readonly source: OpenqalyDocument;
  private readonly choices: ImportChoices;
  private readonly variables: readonly Variable[];
  private readonly values: readonly Value[];
  private readonly strategies: readonly Fields[];
  private readonly states: readonly Fields[];
  private readonly parameters = new Map<string, Record<string, unknown>>();
  private readonly ids = new Map<string, string>();
  private readonly cyclesPerYear: number;
  private readonly cycleDays: number;
  private readonly daysPerYear: number;
  private readonly cycles: number;

  constructor(source: OpenqalyDocument, choices: ImportChoices) {
    this.source = source;
    this.choices = choices;
    const { settings } = source;
    this.daysPerYear = numberOf(settings, 'days_per_year') ?? 365;
    this.cycleDays = (numberOf(settings, 'cycle_length') ?? Number.NaN) * this.daysIn(textOf(settings, 'cycle_length_unit'));
    const perYear = this.daysPerYear / this.cycleDays;
    this.cyclesPerYear = Math.round(perYear);
    const frame = (numberOf(settings, 'timeframe') ?? Number.NaN) * this.daysIn(textOf(settings, 'timeframe_unit'));
    this.cycles = Math.ceil(frame / this.cycleDays - 1e-9);
    if (!(this.cyclesPerYear >= 1 && Math.abs(perYear - this.cyclesPerYear) < 1e-9 && this.cycles >= 1))
      this.refuse('cycleLength', 'settings.cycle_length', textOf(settings, 'cycle_length', 'timeframe'));
    this.strategies = this.enabled('strategies');
    this.states = rowsOf(source, 'states');
    const group = this.group();
    this.variables = rowsOf(source, 'variables').flatMap((row, index): readonly Variable[] => {
      const own = textOf(row, 'group');
      if (own !== '' && own !== group) return [];
      return [
        { name: textOf(row, 'name'), strategy: textOf(row, 'strategy'), row, ...this.formula(row, `variables[${index}].formula`) },
      ];
    });
    this.values = rowsOf(source, 'values').map((row, index) => ({
      name: textOf(row, 'name'),
      state: textOf(row, 'state'),
      destination: textOf(row, 'destination'),
      label: textOf(row, 'display_name', 'name'),
      ...this.formula(row, `values[${index}].formula`),
    }));
  }

  private find(code: ImportFault['code'], path: string, details: ImportFault['details']): void {
    const known = this.faults.some(
      (fault) => fault.code === code && fault.path === path && fault.details['found'] === details['found'],
    );
    if (!known) this.faults.push({ code, path, details });
  }

  private refuse(rule: ImportRule, path: string, found: string | number): undefined {
    this.find('import.unsupported', path, { rule, found });
    return undefined;
  }

  private daysIn(unit: string): number {
    const word = unit.toLowerCase();
    if (word === 'month' || word === 'months') return this.daysPerYear / 12;
    return word === 'year' || word === 'years' ? this.daysPerYear : (DAYS[word] ?? Number.NaN);
  }

  private enabled(section: string): readonly Fields[] {
    return rowsOf(this.source, section).filter((row, index) => {
      const off = ['0', 'false', 'FALSE'].includes(textOf(row, 'enabled'));
      if (off) this.notes.push({ code: 'note.leftOut', path: `${section}[${index}]`, details: { found: textOf(row, 'name') } });
      return !off;
    });
  }

  private group(): string {
    const groups = this.enabled('groups').map((row) => textOf(row, 'name'));
    const wanted = this.choices.group;
    if (wanted !== undefined && groups.includes(wanted)) return wanted;
    if (groups.length > 1 || wanted !== undefined)
      this.find('import.choose', 'groups', { what: 'group', found: groups.join(', ') });
    return groups[0] ?? '';
  }

  private formula(row: Fields, path: string): Pick<Variable, 'formula' | 'written' | 'path'> {
    const written = textOf(row, 'formula');
    const parsed = parseR(written);
    return { formula: parsed.ok ? parsed.value : undefined, written, path };
  }

  /** A name as an identifier of ours, each only once. */
  private identifier(name: string): string {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const clean = name.replaceAll(/[^A-Za-z0-9_]/gu, '_').replace(/^(?=[^A-Za-z])/u, 'x');
    const taken = new Set([...this.ids.values(), ...TAKEN]);
    let id = clean;
    for (let copy = 2; taken.has(id); copy++) id = `${clean}_${copy}`;
    this.ids.set(name, id);
    return id;
  }

  private definition(name: string, strategy: string): Variable | undefined {
    const rows = this.variables.filter((variable) => variable.name === name);
    return rows.find((variable) => variable.strategy === strategy) ?? rows.find((variable) => variable.strategy === '');
  }

  /** Names that a formula uses, through trees too. */
  private namesIn(formula: RFormula): readonly string[] {
    switch (formula.kind) {
      case 'name':
        return [formula.name];
      case 'operation':
        return formula.operands.flatMap((operand) => this.namesIn(operand));
      case 'call': {
        if (formula.name !== 'p') return formula.list.flatMap(({ value }) => this.namesIn(value));
        const probability = this.treeProbability(formula.list);
        return probability === undefined ? [] : this.namesIn(probability);
      }
      default:
        return [];
    }
  }

  /** Whether a name means, in some strategy, something that `test` holds of. */
  private reaches(name: string, strategy: string, test: (name: string) => boolean, seen: readonly string[] = []): boolean {
    if (seen.includes(name)) return false;
    const formula = this.definition(name, strategy)?.formula;
    if (formula === undefined) return test(name);
    return this.namesIn(formula).some((inner) => this.reaches(inner, strategy, test, [...seen, name]));
  }

  private timed(name: string, strategy: string): boolean {
    return this.reaches(name, strategy, (inner) => CYCLE_NAMES.has(inner) || STATE_NAMES.has(inner));
  }

  private varies(name: string, seen: readonly string[] = []): boolean {
    if (seen.includes(name)) return false;
    const rows = this.variables.filter((variable) => variable.name === name);
    if (rows.some(({ strategy }) => strategy !== '')) return true;
    return rows.some(
      ({ formula }) => formula !== undefined && this.namesIn(formula).some((inner) => this.varies(inner, [...seen, name])),
    );
  }

  // ---- trees ----

  /** `p(query, tree)`: the probability of the ends of a tree that a query names, as a formula of the branches. */
  private treeProbability(list: readonly RArgument[]): RFormula | undefined {
    const query = argumentOf(list, 'expr', 0);
    const tree = list.find(({ name }) => name === 'tree')?.value ?? list[1]?.value;
    if (query === undefined || tree?.kind !== 'name') return undefined;
    const nodes = rowsOf(this.source, 'trees').filter((row) => textOf(row, 'name') === tree.name);
    const children = (parent: string): readonly Fields[] => nodes.filter((row) => textOf(row, 'parent') === parent);
    const ends: { readonly tags: ReadonlySet<string>; readonly probability: RFormula }[] = [];
    const walk = (node: Fields, tags: readonly string[], before: RFormula | undefined, depth: number): boolean => {
      const parsed = parseR(textOf(node, 'formula'));
      if (!parsed.ok || depth > nodes.length) return false;
      const siblings = children(textOf(node, 'parent')).filter((other) => other !== node);
      const others = siblings.map((other) => parseR(textOf(other, 'formula')));
      const branch = isComplement(parsed.value)
        ? others.reduce<RFormula>((rest, other) => (other.ok ? operation('-', rest, other.value) : rest), number(1))
        : parsed.value;
      const probability = before === undefined || isNumber(before, 1) ? branch : operation('*', before, branch);
      const name = textOf(node, 'node');
      const own = [...tags, name, ...namesOf(node, 'tags')];
      const below = children(name);
      if (below.length === 0) ends.push({ tags: new Set(own), probability });
      return below.every((child) => walk(child, own, probability, depth + 1));
    };
    if (nodes.length === 0 || !children('').every((root) => walk(root, [], undefined, 0))) return undefined;
    const all = new Set(ends.keys());
    const both = (a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> =>
      new Set([...a].filter((end) => b.has(end)));
    const chosen = (part: RFormula): ReadonlySet<number> | undefined => {
      if (part.kind === 'name') {
        const found = [...all].filter((end) => ends[end]?.tags.has(part.name) === true);
        return found.length === 0 ? undefined : new Set(found);
      }
      if (part.kind !== 'operation') return undefined;
      const [a, b] = part.operands.map(chosen);
      if (a === undefined) return undefined;
      if (part.operator === '-' && part.operands.length === 1) return new Set([...all].filter((end) => !a.has(end)));
      if (b === undefined) return undefined;
      if (part.operator === '%and%') return both(a, b);
      return part.operator === '%or%' ? new Set([...a, ...b]) : undefined;
    };
    const total = (set: ReadonlySet<number>): RFormula => {
      const [first, ...others] = [...set].toSorted((a, b) => a - b).flatMap((end) => ends[end]?.probability ?? []);
      return first === undefined ? number(0) : others.reduce((sum, each) => operation('+', sum, each), first);
    };
    if (query.kind === 'operation' && query.operator === '|') {
      const [event, given] = query.operands.map(chosen);
      return event === undefined || given === undefined ? undefined : operation('/', total(both(event, given)), total(given));
    }
    const set = chosen(query);
    return set === undefined ? undefined : total(set);
  }

  // ---- formulas ----

  /** A formula of R in our language; `undefined` after noting why there is none. */
  private write(formula: RFormula | undefined, place: Place, least = 0): string | undefined {
    if (formula === undefined) {
      const parsed = parseR(place.written);
      this.find('import.formula', place.path, { formula: place.written, found: parsed.ok ? '' : parsed.found });
      return undefined;
    }
    switch (formula.kind) {
      case 'number':
        return formula.value < 0 && least > 0 ? `(${formula.value})` : String(formula.value);
      case 'text':
        return this.foreign(`"${formula.value}"`, place);
      case 'name':
        return this.name(formula.name, place, least);
      case 'operation':
        return this.operation(formula.operator, formula.operands, place, least);
      case 'call':
        return this.call(formula.name, formula.list, place, least);
    }
  }

  private foreign(found: string, place: Place): undefined {
    this.find('import.function', place.path, { formula: place.written, found });
    return undefined;
  }

  private operation(operator: string, operands: readonly RFormula[], place: Place, least: number): string | undefined {
    const strength = STRENGTH[operator];
    if (strength === undefined) return this.foreign(operator, place);
    const [a, b] = operands;
    if (operator === '-' && b === undefined) {
      const inner = this.write(a, place, 3);
      return inner === undefined ? undefined : least > 0 ? `(-${inner})` : `-${inner}`;
    }
    const left = this.write(a, place, operator === '^' ? 5 : strength);
    const right = this.write(b, place, operator === '^' ? 5 : strength + 1);
    if (left === undefined || right === undefined) return undefined;
    const text = operator === '^' ? `${left}^${right}` : `${left} ${operator} ${right}`;
    return strength < least ? `(${text})` : text;
  }

  private call(name: string, list: readonly RArgument[], place: Place, least: number): string | undefined {
    if (name === 'p') {
      const probability = this.treeProbability(list);
      return probability === undefined ? this.foreign('p()', place) : this.write(probability, place, least);
    }
    if (name === 'ifelse' && list.length === 3) {
      const condition = this.condition(argumentOf(list, 'test', 0), place);
      const yes = this.write(argumentOf(list, 'yes', 1), place);
      const no = this.write(argumentOf(list, 'no', 2), place);
      return condition === undefined || yes === undefined || no === undefined ? undefined : `if(${condition}, ${yes}, ${no})`;
    }
    if (name === 'ceiling' && list.length === 1) {
      const inner = this.write(list[0]?.value, place);
      return inner === undefined ? undefined : `(-floor(-(${inner})))`;
    }
    const known = FUNCTIONS[name];
    if (known === undefined || list.length > known.most || list.some((argument) => argument.name !== undefined))
      return this.foreign(`${name}()`, place);
    if (known.scalar && list.some(({ value }) => this.namesIn(value).some((inner) => this.timed(inner, place.strategy))))
      return this.refuse('timeDependent', place.path, `${name}()`);
    const inner = list.map(({ value }) => this.write(value, place));
    return inner.some((text) => text === undefined) ? undefined : `${known.name}(${inner.join(', ')})`;
  }

  private condition(formula: RFormula | undefined, place: Place): string | undefined {
    if (formula?.kind !== 'operation') return this.foreign('ifelse()', place);
    const { operator, operands } = formula;
    const joined = { '&': 'and', '&&': 'and', '|': 'or', '||': 'or' }[operator];
    if (joined !== undefined || operator === '!') {
      const parts = operands.map((part) => this.condition(part, place));
      if (parts.some((part) => part === undefined)) return undefined;
      const [first = '', second = ''] = parts;
      return joined === undefined ? `not (${first})` : `(${first}) ${joined} (${second})`;
    }
    if (!['<', '<=', '>', '>=', '==', '!='].includes(operator)) return this.foreign(operator, place);
    const [left, right] = operands.map((operand) => this.write(operand, place, 1));
    return left === undefined || right === undefined ? undefined : `${left} ${operator} ${right}`;
  }

  private name(name: string, place: Place, least: number): string | undefined {
    if (name === 'bc' && place.base !== undefined) return place.base;
    const variable = this.definition(name, place.strategy);
    if (variable === undefined) {
      const other = this.values.find((value) => value.name === name && value.state === place.state && value.destination === '');
      if (other !== undefined && place.state !== undefined) return this.inlined(name, other, place, least);
      const time = this.time(name, place, least);
      if (time === undefined) this.find('import.name', place.path, { formula: place.written, found: name });
      return time;
    }
    if (this.timed(name, place.strategy)) return this.inlined(name, variable, place, least);
    return this.parameter(name, variable, place);
  }

  private inlined(
    name: string,
    { formula, written, path }: Pick<Variable, 'formula' | 'written' | 'path'>,
    place: Place,
    least: number,
  ): string | undefined {
    if (place.within.includes(name)) return this.refuse('circular', path, name);
    return this.write(formula, { ...place, path, written, within: [...place.within, name] }, least);
  }

  /** Names of time, as numbers of the cycle and of the time in the state. */
  private time(name: string, place: Place, least: number): string | undefined {
    const wrap = (text: string): string => (least > 1 ? `(${text})` : text);
    const daysIn: Readonly<Record<string, number>> = { day: 1, week: 7, month: this.daysPerYear / 12, year: this.daysPerYear };
    if (LENGTH_NAMES.has(name)) return String(this.cycleDays / (daysIn[name.slice('cycle_length_'.length, -1)] ?? Number.NaN));
    if (!CYCLE_NAMES.has(name) && !STATE_NAMES.has(name)) return undefined;
    const inState = name.startsWith('state_');
    const [unit = ''] = (inState ? name.slice('state_'.length) : name).split('_');
    const lagged = name.endsWith('_lag');
    const memory = place.state === undefined ? Number.POSITIVE_INFINITY : this.memory(place.state);
    const count = !inState ? 'cycle' : memory < 2 ? '1' : '(timeInState / cycleLength)';
    const cycles = lagged ? `(${count} - 1)` : count;
    const factor = unit === 'cycle' ? 1 : this.cycleDays / (daysIn[unit] ?? Number.NaN);
    return factor === 1 ? cycles : wrap(`${cycles} * ${factor}`);
  }

  private parameter(name: string, variable: Variable, place: Place): string | undefined {
    const specific = this.varies(name);
    const id = this.identifier(specific ? `${name}_${place.strategy}` : name);
    if (this.parameters.has(id)) return id;
    if (place.within.includes(name)) return this.refuse('circular', variable.path, name);
    const own: Place = {
      strategy: place.strategy,
      path: variable.path,
      written: variable.written,
      within: [...place.within, name],
    };
    const value = this.write(variable.formula, own);
    if (value === undefined) return undefined;
    const { row } = variable;
    const label = textOf(row, 'display_name', 'name');
    const distribution = this.distribution(variable, own);
    this.parameters.set(id, {
      label: words(specific ? `${label} (${place.strategy})` : label),
      description: textOf(row, 'description', 'display_name', 'name'),
      unit: 'dimensionless',
      value: variable.formula?.kind === 'number' ? variable.formula.value : value,
      source: textOf(row, 'source') || 'openqaly: —',
      ...(distribution === undefined ? {} : { distribution }),
    });
    return id;
  }

  // ---- distributions ----

  private distribution({ row, path, formula }: Variable, place: Place): Record<string, unknown> | undefined {
    const written = textOf(row, 'sampling');
    if (written === '') return undefined;
    const at = path.replace(/formula$/u, 'sampling');
    const parsed = parseR(written);
    if (!parsed.ok) {
      this.find('import.formula', at, { formula: written, found: parsed.found });
      return undefined;
    }
    if (parsed.value.kind !== 'call') return this.refuse('sampling', at, written);
    const { name, list } = parsed.value;
    const inner: Place = { ...place, path: at, written, base: 'value' };
    const argument = (argumentName: string, position: number): string | undefined => {
      const given = argumentOf(list, argumentName, position);
      return given === undefined ? undefined : this.write(given, inner);
    };
    const mean = argumentOf(list, 'mean', 0);
    const meanIsValue =
      mean !== undefined &&
      ((mean.kind === 'name' && mean.name === 'bc') ||
        (mean.kind === 'number' && formula?.kind === 'number' && mean.value === formula.value) ||
        this.write(mean, inner) === this.write(formula, inner));
    const sd = argument('sd', 1);
    const byMoments = (type: string, field: string): Record<string, unknown> | undefined => {
      if (sd === undefined) return this.refuse('sampling', at, written);
      return meanIsValue ? { type, [field]: sd } : this.refuse('samplingMean', at, written);
    };
    const has = (argumentName: string): boolean => list.some((each) => each.name === argumentName);
    switch (name) {
      case 'normal':
        return byMoments('normal', 'sd');
      case 'gamma':
      case 'beta':
        return has('shape1') || has('shape') || has('rate') ? this.refuse('sampling', at, written) : byMoments(name, 'se');
      case 'lognormal': {
        if (!has('meanlog') && !has('sdlog')) return byMoments('logNormal', 'se');
        const [meanlog, sdlog] = [argument('meanlog', 2), argument('sdlog', 3)];
        return meanlog === undefined || sdlog === undefined
          ? this.refuse('sampling', at, written)
          : { type: 'logNormal', meanlog, sdlog };
      }
      case 'uniform': {
        const [minimum, maximum] = [argument('min', 0), argument('max', 1)];
        return minimum === undefined || maximum === undefined
          ? this.refuse('sampling', at, written)
          : { type: 'uniform', minimum, maximum };
      }
      case 'fixed':
        return undefined;
      default:
        return this.refuse('sampling', at, written);
    }
  }

  /** Joint normal distributions of variables that are the same in every strategy, with their covariance in a table. */
  private correlated(): readonly Record<string, unknown>[] {
    return rowsOf(this.source, 'multivariate_sampling').flatMap((row, index) => {
      const path = `multivariate_sampling[${index}]`;
      const members = namesOf(row, 'variables');
      const table = textOf(row, 'covariance');
      const tables = this.source.sections['tables'];
      const found: unknown =
        typeof tables === 'object' && tables !== null ? Object.entries(tables).find(([name]) => name === table)?.[1] : undefined;
      const data = typeof found === 'object' && found !== null && 'data' in found ? String(found.data) : '';
      const covariance = data
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',').map(Number));
      const square = covariance.length === members.length && covariance.every((line) => line.length === members.length);
      const ids = members.map((name) => this.identifier(name));
      const usable = textOf(row, 'type') === 'mvnormal' && square && ids.every((id) => this.parameters.has(id));
      if (!usable || members.some((name) => this.varies(name))) {
        this.refuse('correlation', path, textOf(row, 'name'));
        return [];
      }
      for (const id of ids) delete this.parameters.get(id)?.['distribution'];
      const id = this.identifier(textOf(row, 'name'));
      return [{ id, parameters: ids, covariance, source: textOf(row, 'description') || `openqaly: ${textOf(row, 'name')}` }];
    });
  }

  // ---- states, values, costs ----

  private memory(state: string): number {
    const row = this.states.find((each) => textOf(each, 'name') === state) ?? {};
    const limit = numberOf(row, 'state_cycle_limit');
    const unit = textOf(row, 'state_cycle_limit_unit').toLowerCase();
    const inCycles =
      limit === undefined
        ? this.cycles
        : unit === '' || unit.startsWith('cycle')
          ? limit
          : (limit * this.daysIn(unit)) / this.cycleDays;
    return Math.max(1, Math.min(this.cycles, Math.floor(inCycles + 1e-9)));
  }

  /** Values of a name with `All` and `All Other` spread over the states they stand for. */
  private spread(names: readonly string[]): readonly Value[] {
    const states = this.states.map((row) => textOf(row, 'name'));
    return this.values
      .filter(({ name }) => names.includes(name))
      .flatMap((value) => {
        const word = value.state.toLowerCase();
        if (word === 'all') return states.map((state) => ({ ...value, state }));
        if (word !== 'all other') return [value];
        const named = this.values
          .filter((other) => other.name === value.name && other.destination === '')
          .map((other) => other.state);
        return states.filter((state) => !named.includes(state)).map((state) => ({ ...value, state }));
      });
  }

  private summary(type: 'cost' | 'outcome'): readonly string[] {
    const typeOf = (name: string): string =>
      textOf(rowsOf(this.source, 'values').find((row) => textOf(row, 'name') === name) ?? {}, 'type', 'value_type') || 'outcome';
    const all = rowsOf(this.source, 'summaries').map((row) => ({ row, values: namesOf(row, 'values') }));
    const fitting = all.filter(({ values }) => values.length > 0 && values.every((name) => typeOf(name) === type));
    const wanted = /qaly/iu;
    const named = fitting.filter(({ row }) => wanted.test(`${textOf(row, 'name')} ${textOf(row, 'display_name')}`));
    const chosen = type === 'outcome' && named.length > 0 ? named : fitting;
    if (chosen.length !== 1) {
      const found = fitting.map(({ row }) => textOf(row, 'name')).join(', ');
      this.find('import.choose', 'summaries', { what: type === 'cost' ? 'costs' : 'qalys', found });
    }
    fitting
      .filter((each) => each !== chosen[0])
      .forEach(({ row }) => this.notes.push({ code: 'note.leftOut', path: 'summaries', details: { found: textOf(row, 'name') } }));
    return chosen[0]?.values ?? [];
  }

  /** The same text in every strategy, or one for each. */
  private byStrategy(write: (strategy: string) => string | undefined): ReadonlyMap<string, string> {
    return new Map(
      this.strategies.flatMap((row): readonly (readonly [string, string])[] => {
        const strategy = textOf(row, 'name');
        const text = write(strategy);
        return text === undefined ? [] : [[strategy, text]];
      }),
    );
  }

  private split<T>(
    texts: ReadonlyMap<string, string>,
    make: (text: string, strategies: readonly string[] | undefined, suffix: string) => T,
  ): readonly T[] {
    const groups = Map.groupBy([...texts], ([, text]) => text);
    if (groups.size === 1 && texts.size === this.strategies.length)
      return [...groups.keys()].map((text) => make(text, undefined, ''));
    return [...groups].map(([text, members]) => {
      const names = members.map(([strategy]) => strategy);
      return make(
        text,
        names.map((name) => this.identifier(`strategy ${name}`)),
        `_${names.join('_')}`,
      );
    });
  }

  private checkOverrides(values: readonly Value[]): void {
    const rows = rowsOf(this.source, 'values');
    rows.forEach((row, index) => {
      const override = textOf(row, 'discounting_override');
      if (override !== '' && values.some(({ name }) => name === textOf(row, 'name')))
        this.refuse('override', `values[${index}]`, override);
    });
  }

  private costs(death: string, psm: boolean): readonly Record<string, unknown>[] {
    const values = this.spread(this.summary('cost'));
    this.checkOverrides(values);
    return values.flatMap((value) => {
      const { state, destination, path, written, formula } = value;
      const texts = this.byStrategy((strategy) => this.write(formula, { strategy, path, written, state, within: [] }));
      if ([...texts.values()].every((text) => text === '0')) return [];
      if (state === 'decision_tree') return this.refuse('treePhase', path, value.name) ?? [];
      if (state === death) return this.refuse('deathCounts', path, value.name) ?? [];
      if (psm && (state === '' || destination !== ''))
        return this.refuse(state === '' ? 'everyCycle' : 'outcomeEvent', path, value.name) ?? [];
      return this.split(texts, (text, strategies, suffix) => {
        const id = this.identifier(['cost', value.name, state, destination].filter((part) => part !== '').join('_') + suffix);
        const shared = { id, label: words(value.label), payer: 'all', ...(strategies === undefined ? {} : { strategies }) };
        const times = (factor: number, unit: string): string => `(${text}) * ${factor} [${this.choices.currency}${unit}]`;
        if (state === '') return { type: 'once', ...shared, amount: times(1, ''), cycle: 1 };
        if (destination === '')
          return { type: 'perYear', ...shared, state: this.stateId(state), amount: times(this.cyclesPerYear, '/year') };
        return { type: 'perTransition', ...shared, from: this.stateId(state), to: this.stateId(destination), amount: times(1, '') };
      });
    });
  }

  private stateId(state: string): string {
    return this.identifier(`state ${state}`);
  }

  /** Utility a year of each living state in a strategy: what a cycle in it counts, times the cycles of a year. */
  private utilities(death: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const values = this.spread(this.summary('outcome'));
    this.checkOverrides(values);
    for (const { state, destination, path, name, formula } of values) {
      if (state === 'decision_tree') this.refuse('treePhase', path, name);
      else if (state === death && destination === '' && !isNumber(formula, 0)) this.refuse('deathCounts', path, name);
      else if (destination !== '') this.refuse('outcomeEvent', path, name);
      else if (state === '') this.refuse('outcomeAtStart', path, name);
    }
    return new Map(
      this.states.flatMap((row) => {
        const state = textOf(row, 'name');
        const own = values.filter((value) => value.state === state && value.destination === '');
        if (state === death) return [];
        const texts = this.byStrategy((strategy) => {
          const parts = own.map(({ formula, path, written }) =>
            this.write(formula, { strategy, path, written, state, within: [] }, 1),
          );
          if (parts.some((part) => part === undefined)) return undefined;
          return own.length === 0
            ? '0'
            : this.cyclesPerYear === 1
              ? parts.join(' + ')
              : `(${parts.join(' + ')}) * ${this.cyclesPerYear}`;
        });
        return [[state, texts] as const];
      }),
    );
  }

  // ---- cohort models ----

  private transitionRows(): readonly (Pick<Value, 'formula' | 'written' | 'path'> & {
    readonly from: string;
    readonly to: string;
  })[] {
    return rowsOf(this.source, 'transitions').map((row, index) => ({
      from: textOf(row, 'from', 'from_state'),
      to: textOf(row, 'to', 'to_state'),
      ...this.formula(row, `transitions[${index}].formula`),
    }));
  }

  /** Death: the one state that is never left, or the one called so. */
  private death(): string {
    const rows = this.transitionRows();
    const absorbing = this.states
      .map((row) => textOf(row, 'name'))
      .filter((state) => rows.every(({ from, to, formula }) => from !== state || to === state || isNumber(formula, 0)));
    const named = absorbing.filter((state) => /^(dead|death|die|died|dod|død)/iu.test(state));
    const [found] = named.length === 1 ? named : absorbing;
    if (found === undefined || (absorbing.length > 1 && named.length !== 1)) {
      this.refuse('noDeath', 'states', absorbing.join(', '));
      return '';
    }
    return found;
  }

  private transitions(death: string): readonly Record<string, unknown>[] {
    return this.states.flatMap((row) => {
      const state = textOf(row, 'name');
      const own = this.transitionRows().filter(({ from, formula }) => from === state && !isNumber(formula, 0));
      if (state === death || own.every(({ to }) => to === state)) return [];
      const rest = own.find(({ formula }) => isComplement(formula)) ?? own.find(({ to }) => to === state) ?? own.at(-1);
      return own.flatMap((transition): readonly Record<string, unknown>[] => {
        const { to, path, written, formula } = transition;
        const way = { from: this.stateId(state), to: this.stateId(to) };
        if (transition === rest) return [{ type: 'remainder', ...way }];
        const texts = this.byStrategy((strategy) => this.write(formula, { strategy, path, written, state, within: [] }));
        return this.split(texts, (text, strategies) => ({
          type: 'probability',
          ...way,
          ...(strategies === undefined ? {} : { strategies }),
          probability: text,
        }));
      });
    });
  }

  private usesStateTime(state: string): boolean {
    const formulas = [
      ...this.transitionRows().filter(({ from }) => from === state),
      ...this.values.filter((value) => value.state === state || value.state.toLowerCase().startsWith('all')),
    ];
    return this.strategies.some((row) =>
      formulas.some(
        ({ formula }) =>
          formula !== undefined &&
          this.namesIn(formula).some((name) => this.reaches(name, textOf(row, 'name'), (inner) => STATE_NAMES.has(inner))),
      ),
    );
  }

  private shares(): ReadonlyMap<string, number> {
    const given = this.states.map((row, index) => {
      const text = textOf(row, 'initial_probability');
      if (text === 'C') return undefined;
      const value = Number(text);
      if (text === '' || Number.isNaN(value)) this.refuse('startShare', `states[${index}].initial_probability`, text);
      return value;
    });
    const rest = 1 - given.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    return new Map(this.states.map((row, index) => [textOf(row, 'name'), given[index] ?? rest]));
  }

  private cohort(): Record<string, unknown> {
    const death = this.death();
    const utilities = this.utilities(death);
    const shares = this.shares();
    const living = this.states.filter((row) => textOf(row, 'name') !== death);
    const [first] = this.strategies.map((row) => textOf(row, 'name'));
    const transitions = this.transitions(death);
    const states = living.map((row, index) => {
      const name = textOf(row, 'name');
      if (['true', 'TRUE', 'yes', '1'].includes(textOf(row, 'share_state_time')))
        this.refuse('sharedTime', `states[${index}]`, name);
      const memory = this.usesStateTime(name) ? this.memory(name) : 1;
      return {
        id: this.stateId(name),
        label: words(textOf(row, 'display_name', 'name')),
        utility: utilities.get(name)?.get(first ?? '') ?? '0',
        ...(shares.get(name) === (index === 0 ? 1 : 0) ? {} : { share: shares.get(name) }),
        ...(memory > 1 ? { memory } : {}),
      };
    });
    const dead = this.states.find((row) => textOf(row, 'name') === death) ?? {};
    return {
      kind: 'cohort',
      states: [...states, { id: this.stateId(death), label: words(textOf(dead, 'display_name', 'name') || 'Dead') }],
      transitions,
      strategies: this.strategies.map((row) => {
        const strategy = textOf(row, 'name');
        const own = living.flatMap((state): readonly (readonly [string, string])[] => {
          const texts = utilities.get(textOf(state, 'name'));
          const text = texts?.get(strategy);
          return text === undefined || text === texts?.get(first ?? '') ? [] : [[this.stateId(textOf(state, 'name')), text]];
        });
        return {
          id: this.identifier(`strategy ${strategy}`),
          label: words(textOf(row, 'display_name', 'name')),
          ...(own.length === 0 ? {} : { utilities: Object.fromEntries(own) }),
        };
      }),
      costs: this.costs(death, false),
      population: { entryAge: this.choices.entryAge },
    };
  }

  // ---- partitioned survival ----

  /** A survival distribution as a curve in years, and those it is made from. */
  private curve(
    formula: RFormula | undefined,
    place: Place,
    id: string,
    perYear: number,
    into: Map<string, Record<string, unknown>>,
  ): void {
    if (formula?.kind === 'name') {
      const variable = this.definition(formula.name, place.strategy);
      if (variable === undefined || place.within.includes(formula.name)) {
        this.find('import.name', place.path, { formula: place.written, found: formula.name });
        return;
      }
      const { path, written } = variable;
      this.curve(variable.formula, { ...place, path, written, within: [...place.within, formula.name] }, id, perYear, into);
      return;
    }
    if (formula?.kind !== 'call' || !CURVES.has(formula.name)) {
      this.refuse('curve', place.path, formula?.kind === 'call' ? `${formula.name}()` : place.written);
      return;
    }
    const { list } = formula;
    const text = (name: string, position: number): string => {
      const given = argumentOf(list, name, position);
      const found = given === undefined ? undefined : this.write(given, place, 2);
      if (given === undefined) this.refuse('curve', place.path, name);
      return found ?? '0';
    };
    if (formula.name === 'apply_hr') {
      const base = `${id}_base`;
      this.curve(argumentOf(list, 'dist', 0), place, base, perYear, into);
      const logged = isNumber(argumentOf(list, 'log_hr', 2), 1);
      into.set(id, { type: 'hazardRatio', of: base, ratio: logged ? `exp(${text('hr', 1)})` : text('hr', 1) });
      return;
    }
    const distribution = argumentOf(list, 'distribution', 0);
    const years = (value: string): string => (perYear === 1 ? `${value} * 1 [year]` : `${value} / ${perYear} * 1 [year]`);
    const rate = (value: string): string => `${value} * ${perYear} [1/year]`;
    const location = (value: string): string => (perYear === 1 ? value : `${value} - log(${perYear})`);
    const forms: Readonly<Record<string, () => Record<string, unknown>>> = {
      exp: () => ({ type: 'exponential', rate: rate(text('rate', 1)) }),
      weibull: () => ({ type: 'weibull', shape: text('shape', 1), scale: years(text('scale', 2)) }),
      weibullPH: () => ({
        type: 'weibullPH',
        shape: text('shape', 1),
        scale: `${text('scale', 2)} * ${perYear}^(${text('shape', 1)})`,
      }),
      gompertz: () => ({ type: 'gompertz', shape: rate(text('shape', 1)), rate: rate(text('rate', 2)) }),
      lnorm: () => ({ type: 'logNormal', meanlog: location(text('meanlog', 1)), sdlog: text('sdlog', 2) }),
      llogis: () => ({ type: 'logLogistic', shape: text('shape', 1), scale: years(text('scale', 2)) }),
      gengamma: () => ({ type: 'generalisedGamma', mu: location(text('mu', 1)), sigma: text('sigma', 2), q: text('Q', 3) }),
    };
    const make = distribution?.kind === 'text' ? forms[distribution.value] : undefined;
    if (make === undefined) this.refuse('curve', place.path, distribution?.kind === 'text' ? distribution.value : place.written);
    else into.set(id, make());
  }

  private survival(): Record<string, unknown> {
    const [first, second, last] = this.states.map((row) => textOf(row, 'name'));
    if (this.states.length !== 3 || first === undefined || second === undefined || last === undefined)
      this.find('import.missing', 'states', { found: 'PFS, OS' });
    const utilities = this.utilities(last ?? '');
    const curves = new Map<string, Record<string, unknown>>();
    const endpoints = rowsOf(this.source, 'transitions');
    const strategies = this.strategies.map((row) => {
      const strategy = textOf(row, 'name');
      const id = this.identifier(`strategy ${strategy}`);
      const bounds = ['PFS', 'OS'].map((endpoint) => {
        const index = endpoints.findIndex((each) => textOf(each, 'endpoint').toUpperCase() === endpoint);
        const own = endpoints[index];
        const curve = this.identifier(`curve ${endpoint.toLowerCase()} ${id}`);
        if (own === undefined) this.find('import.missing', 'transitions', { found: endpoint });
        else {
          const place = { ...this.formula(own, `transitions[${index}].formula`), strategy, within: [] };
          const perYear = this.daysPerYear / this.daysIn(textOf(own, 'time_unit'));
          this.curve(place.formula, place, curve, perYear, curves);
        }
        return curve;
      });
      return { id, label: words(textOf(row, 'display_name', 'name')), curves: bounds };
    });
    const states = this.states.map((row) => {
      const name = textOf(row, 'name');
      const texts = utilities.get(name);
      const differing = texts === undefined ? [] : [...new Set(texts.values())];
      if (differing.length > 1) this.refuse('outcomeEvent', 'values', name);
      return {
        id: this.stateId(name),
        label: words(textOf(row, 'display_name', 'name')),
        ...(name === last ? {} : { utility: differing[0] ?? '0' }),
      };
    });
    return {
      kind: 'partitionedSurvival',
      states,
      curves: Object.fromEntries(curves),
      curvesOrdered: true,
      strategies,
      costs: this.costs(last ?? '', true),
      population: {
        entryAge: this.choices.entryAge,
        mortality: { table: 'mortality-norway-2025', column: 'both', floor: 'none' },
      },
    };
  }

  // ---- the document ----

  private rate(name: string): number {
    const { settings, versioned } = this.source;
    const rate = numberOf(settings, name) ?? 0;
    if (!versioned && rate > 0 && rate < 0.5) this.refuse('rateUnit', `settings.${name}`, rate);
    // written in per cent; as a decimal without the dust of the division
    return Number((rate / 100).toPrecision(15));
  }

  private setting(name: string, usual: string, meanings: Readonly<Record<string, string>>): string {
    const written = textOf(this.source.settings, name).toLowerCase() || usual;
    const meaning = meanings[written];
    if (meaning === undefined) this.find('import.choose', `settings.${name}`, { what: 'setting', found: written });
    return meaning ?? '';
  }

  document(): Record<string, unknown> {
    const { id, currency, priceYear, entryAge } = this.choices;
    const { settings } = this.source;
    const kind = textOf(settings, 'model_type').toLowerCase();
    const source = `openqaly: ${id}`;
    if (textOf(settings, 'discount_method') === 'by_year') this.refuse('annualSteps', 'settings.discount_method', 'by_year');
    const tree = this.source.sections['decision_tree'];
    if (typeof tree === 'object' && tree !== null && kind !== 'decision_tree')
      this.refuse('treePhase', 'decision_tree', 'decision_tree');
    const body = kind === 'markov' ? this.cohort() : kind === 'psm' ? this.survival() : undefined;
    if (body === undefined) this.refuse('modelKind', 'settings.model_type', kind);
    const [costRate, outcomeRate] = [this.rate('discount_cost'), this.rate('discount_outcomes')];
    const correlated = this.correlated();
    for (const section of [
      'dsa_parameters',
      'twsa_analyses',
      'threshold_analyses',
      'scenarios',
      'override_categories',
      'vbp',
      'psa',
    ]) {
      const found = this.source.sections[section];
      const filled = Array.isArray(found) ? found.length > 0 : typeof found === 'object' && found !== null;
      if (filled) this.notes.push({ code: 'note.leftOut', path: section, details: { found: section } });
    }
    for (const [field, value] of Object.entries({ currency, priceYear, entryAge, licence: '—' }))
      this.notes.push({ code: 'note.assumed', path: field, details: { found: value } });
    return {
      format: 'likeverd-model',
      formatVersion: 1,
      id,
      title: words(id),
      summary: words(source),
      source: { citation: source, licence: '—' },
      constructed: false,
      currency,
      priceYear,
      payers: { all: { nb: 'Alle', nn: 'Alle', en: 'Everyone' } },
      perspective: { payers: ['all'], source },
      time: {
        cyclesPerYear: this.cyclesPerYear,
        horizon: this.cycles / this.cyclesPerYear,
        correction: this.setting('half_cycle_method', 'start', { start: 'start', end: 'end', 'life-table': 'trapezoid' }),
        source,
      },
      discounting: {
        weightAt: this.setting('discount_timing', 'start', { start: 'cycleStart', end: 'cycleEnd', midpoint: 'cycleMiddle' }),
        schedule: [{ fromYear: 0, rate: costRate }],
        ...(costRate === outcomeRate ? {} : { effects: [{ fromYear: 0, rate: outcomeRate }] }),
        source,
      },
      parameters: Object.fromEntries(this.parameters),
      ...(correlated.length === 0 ? {} : { correlated }),
      ...body,
    };
  }
}

/**
 * A model of openqaly (YAML or JSON) as a document of ours: cohorts by transition probability (`markov`) and partitioned survival of three
 * states (`psm`), with variables by strategy, survival distributions, trees asked with `p()`, and distributions. The totals are the same: what
 * a cycle counts becomes what a year counts, and time is written in years. Whatever has no counterpart is listed with its path and why, all of
 * it at once, and nothing is made then. The notes of a model that was made say what was left out and what was put in.
 */
export const importOpenqaly = (text: string, choices: ImportChoices): Imported => {
  const fault = (code: ImportFault['code'], path: string, details: ImportFault['details']): Imported => ({
    ok: false,
    faults: [{ code, path, details }],
  });
  if (text.length > LONGEST_DOCUMENT)
    return fault('import.syntax', '', { line: 1, message: `${text.length} > ${LONGEST_DOCUMENT}` });
  const read = readOpenqaly(text);
  if (!read.ok) return fault('import.syntax', '', { line: read.line, message: read.message });
  const missing = ['settings', 'strategies', 'values', 'summaries'].filter((section) => read.value.sections[section] === undefined);
  if (missing.length > 0)
    return { ok: false, faults: missing.map((found) => ({ code: 'import.missing', path: found, details: { found } })) };
  const importer = new Importer(read.value, choices);
  const document = importer.document();
  if (importer.faults.length > 0) return { ok: false, faults: importer.faults };
  const written = stringify(document, { lineWidth: 130 });
  const checked = readModel(written);
  if (checked.ok) return { ok: true, text: written, notes: importer.notes };
  const told = (found: Fault): ImportFault => ({
    code: 'import.result',
    path: found.path,
    details: { found: found.code, ...found.details },
  });
  return { ok: false, faults: checked.faults.map(told) };
};
