import { vectorisable } from '@likeverd/statistics';
import type { DrawKernel } from '../evaluator.ts';
import {
  apply,
  choose,
  columnStart,
  float64Column,
  i32,
  type LinearMemory,
  load,
  ModuleBuilder,
  or,
  placeTables,
  planMemory,
  select,
  tableBytes,
  type Variable,
  vectorMath,
  type WebAssemblyHost,
  writeTables,
} from '../kernel/index.ts';
import type { ColumnStep, Operand } from '../program.ts';
import { at } from '../run-parts.ts';
import {
  add,
  atLeast,
  atMost,
  divide,
  formulasHaveVectorCode,
  type Mask,
  needed,
  negative,
  type Pair,
  type Row,
  startModule,
  subtract,
  type Surroundings,
  times,
  varyingRegisters,
  writeStep,
} from '../vector-program.ts';
import { type CohortAccrual, type CohortPlan, ROUNDING } from './compile.ts';
import { type Description, describeKernel, sourceKey, type Sum, type TraceForm, type WeighedForm } from './kernel-description.ts';
import { type Changes, changesIn, type Form } from './kernel-forms.ts';
import { isFirst } from './kernel-passes.ts';
import type { Bound, NonNegative } from './kernel-ranges.ts';
import { type CohortFixed, type RowForm, rowKey } from './kernel-rows.ts';
import type { Arithmetic } from '../types.ts';

/*
 * A cohort plan as one WebAssembly function: two lanes are two draws, the loop over cycles runs inside, and nothing but totals is written.
 * Every operation is the one of the scalar path (run.ts, program.ts) in the same order, so the two give the same bits. A draw in which
 * something is wrong is flagged and left to the scalar path, which knows the words for it.
 * A state without memory is a local; the tunnel states of one with memory lie in memory, those who have stayed longest first, and move on
 * by one place a cycle. Only places that someone can have reached are visited.
 */

/** Draws that a call of the kernel runs at most; the result does not depend on it. */
const CAPACITY = 128;
/** Models with more numbers of their own than this (64 MB) are left to the scalar path. */
const MOST_BYTES = 2 ** 26;
const PAGE = 65_536;

const { moderate } = vectorisable.constants.shortExp;

const quantities = ['lifeYears', 'qalys', 'costs'] as const;

/** Where a formula is worked out: in which cycle, and at which tunnel state (16 bytes each). */
interface Spot {
  readonly row?: Row;
  readonly tunnel?: Variable<'i32'>;
  /** What has been worked out here. */
  readonly known: Map<string, Pair>;
  /** The kept values are still to be worked out. */
  readonly first?: boolean;
}

/** One trace while the cycles go by. */
interface Running {
  readonly form: TraceForm;
  /** Occupancy of the living states; where a state has memory, of all its tunnel states. */
  readonly states: readonly Variable<'f64x2'>[];
  /** Present where a sum needs it. */
  readonly dead: Variable<'f64x2'> | undefined;
  /** Probabilities of the states without memory that are worked out once. */
  readonly probabilities: ReadonlyMap<RowForm, readonly Variable<'f64x2'>[]>;
  readonly totals: readonly Variable<'f64x2'>[];
}

/** One trace when its cycles have gone by. */
interface Ended {
  readonly totals: readonly Pair[];
  /** The sum of its living states: a number, if each of them is. */
  readonly living: Pair;
}

const splat = (address: number): Pair => load('f64x2.load64_splat', i32(address));

const weightAt = ({ weights }: Sum, row: Row): Pair => load('f64x2.load64_splat', row, weights);

/** Tunnel states that someone can be in, `more` cycles after the start of the cycle: from the one returned (16 bytes each) on. */
const reached = (row: Row, tunnels: number, more: number): Row => {
  const limit = tunnels - more;
  const first = apply('i32.sub', i32(16 * limit), apply('i32.shl', row, i32(1)));
  return choose(apply('i32.lt_u', row, i32(8 * limit)), first, i32(0));
};

const weighedIn = (form: TraceForm, state: number): readonly (readonly [number, WeighedForm])[] =>
  [...form.weighed].filter(([, each]) => each.state === state && changesIn(each.amount) === undefined);

class DrawWriter {
  readonly #around: Surroundings;
  readonly #description: Description;
  readonly #scalars: ReadonlyMap<number, Pair>;
  readonly #columns = new Map<number, Pair>();
  /** Lowest stated probability or rate, and lowest remainder. */
  readonly #lowest: Variable<'f64x2'>;
  readonly #lowestRest: Variable<'f64x2'>;
  /** Scalar registers that must be 0 or more, and products of sizes that must not be larger than `moderate`. */
  readonly #nonNegative = new Set<number>();
  readonly #bounds: Bound[] = [];

  constructor(around: Surroundings, description: Description, scalars: ReadonlyMap<number, Pair>) {
    this.#around = around;
    this.#description = description;
    this.#scalars = scalars;
    this.#lowest = around.f.variable('f64x2', around.number(0));
    this.#lowestRest = around.f.variable('f64x2', around.number(0));
  }

  #value(form: Form, spot: Spot): Pair {
    const { f } = this.#around;
    const row = spot.row ?? i32(0);
    const tunnel = spot.tunnel ?? i32(0);
    switch (form.type) {
      case 'number':
        return splat(form.address);
      case 'scalar':
        return needed(this.#scalars, form.register);
      case 'drawn':
        return this.#column(form.register);
      case 'column':
        return load('f64x2.load64_splat', row, form.address);
      case 'tunnels':
        return load('f64x2.load', tunnel, form.address);
      case 'grid': {
        const line = apply('i32.mul', row, i32(form.tunnels));
        return load('f64x2.load64_splat', apply('i32.add', line, apply('i32.shr_u', tunnel, i32(1))), form.address);
      }
      case 'step': {
        const known = spot.known.get(form.key);
        if (known !== undefined) return known;
        const kept = spot.first === true ? undefined : this.#description.kept.get(form.key);
        const made =
          kept === undefined
            ? writeStep(
                this.#around,
                form.operation,
                [() => this.#value(form.a, spot), () => this.#value(form.b, spot), () => this.#value(form.c, spot)],
                form.decimals,
              )
            : load('f64x2.load', tunnel, kept.address);
        const value = f.keep(made);
        spot.known.set(form.key, value);
        return value;
      }
    }
  }

  /** A column that varies between draws, in this cycle. */
  #column(register: number): Pair {
    const address = this.#description.rare.get(register);
    return address === undefined ? needed(this.#columns, register) : load('f64x2.load', i32(0), address);
  }

  #setColumn(register: number, value: Pair): void {
    const { f } = this.#around;
    const address = this.#description.rare.get(register);
    if (address === undefined) this.#columns.set(register, f.keep(value));
    else f.store('f64x2.store', i32(0), address, value);
  }

  /** The probabilities of a row as in `fillRow`; what is wrong with them is noted. */
  #probabilities({ edges, type, worked }: RowForm, spot: Spot): readonly Pair[] {
    const { f, math, number } = this.#around;
    const stated: readonly Pair[] = edges.flatMap(({ value }) => (value === undefined ? [] : [f.keep(this.#value(value, spot))]));
    if (worked === 'never') return stated;
    const columns = edges.flatMap(({ value }) => (value === undefined ? [] : [value.type === 'drawn' ? value.register : -1]));
    const { ranges } = this.#description;
    for (const [e, value] of stated.entries())
      if (!this.#holds(ranges.columnNonNegative(at(columns, e)))) f.set(this.#lowest, atMost(this.#lowest, value));
    const sum = f.keep(stated.length === 0 ? number(0) : stated.reduce((total, value) => add(total, value)));
    if (type === 'rate') {
      const minusHazard = f.keep(negative(times(sum, number(this.#description.plan.cycleLength))));
      const leaving = divide(negative(math.expm1(minusHazard)), sum);
      const share = f.keep(select(apply('f64x2.gt', sum, number(0)), leaving, number(0)));
      return [...stated.map((rate) => f.keep(times(rate, share))), math.expOfBounded(minusHazard)];
    }
    const rest = f.keep(subtract(number(1), sum));
    if (columns.length === 1 && this.#holds(ranges.columnAtMostOne(at(columns, 0)))) return [...stated, rest];
    f.set(this.#lowestRest, atMost(this.#lowestRest, rest));
    return [...stated, f.keep(atLeast(rest, number(0)))];
  }

  /** Whether it holds in the base case; a draw in which it does not is then flagged. */
  #holds(condition: NonNegative | undefined): boolean {
    const { base } = this.#description;
    if (condition === undefined || ![...condition].every((register) => (base[register] ?? Number.NaN) >= 0)) return false;
    for (const register of condition) this.#nonNegative.add(register);
    return true;
  }

  /** Whether a number is one that exp has its short way for, with room; a draw in which it is not is flagged. */
  #isModerate(operand: Operand): boolean {
    const { ranges, base } = this.#description;
    const bound = ranges.bound(operand);
    if (bound === undefined) return false;
    const size = bound.registers.reduce((product, register) => product * Math.abs(base[register] ?? Number.NaN), bound.factor);
    if (!(2 * size <= moderate)) return false;
    if (bound.registers.length > 0) this.#bounds.push(bound);
    return true;
  }

  /** The same in a cycle, where traces with equal rows share them. */
  #probabilitiesNow(form: RowForm, row: Row, shared: Map<string, readonly Pair[]>): readonly Pair[] {
    const key = rowKey(form);
    const known = shared.get(key) ?? this.#probabilities(form, { row, known: new Map() });
    shared.set(key, known);
    return known;
  }

  /** The probabilities of all tunnel states of a row, to where they stand. */
  #storeProbabilities(form: RowForm, row: Row | undefined): void {
    const { f } = this.#around;
    f.count(i32(this.#firstEver(form.tunnels)), i32(16 * form.tunnels), 16, (tunnel) => {
      const values = this.#probabilities(form, { ...(row === undefined ? {} : { row }), tunnel, known: new Map() });
      for (const [e, value] of values.entries()) f.store('f64x2.store', tunnel, at(form.stored, e), value);
    });
  }

  /** The longest stay that the horizon leaves room for. */
  #firstEver(tunnels: number): number {
    return 16 * Math.max(tunnels - this.#description.plan.cycles - 1, 0);
  }

  /** What varies between draws and tunnel states and not between cycles. */
  writeKept(): void {
    const { f } = this.#around;
    const byCount = Map.groupBy([...this.#description.kept.values()], ({ tunnels }) => tunnels);
    for (const [tunnels, list] of byCount)
      f.count(i32(this.#firstEver(tunnels)), i32(16 * tunnels), 16, (tunnel) => {
        const spot: Spot = { tunnel, known: new Map(), first: true };
        for (const { form, address } of list) f.store('f64x2.store', tunnel, address, this.#value(form, spot));
      });
  }

  /** A trace before the first cycle. */
  start(form: TraceForm): Running {
    const { f, number } = this.#around;
    const { plan } = this.#description;
    const share = (state: number): number => plan.start[at(plan.tunnels, state).last] ?? 0;
    const probabilities = new Map<RowForm, readonly Variable<'f64x2'>[]>();
    for (const row of form.rows) {
      if (row.tunnels > 1 && row.worked === 'once') this.#storeProbabilities(row, undefined);
      if (row.tunnels > 1) continue;
      if (row.worked === 'once' || (row.worked === 'never' && row.edges.every(({ value }) => value?.type === 'number')))
        probabilities.set(
          row,
          this.#probabilities(row, { known: new Map() }).map((value) => f.keep(value)),
        );
    }
    for (const [state, address] of form.places) {
      const newest = 16 * (at(form.rows, state).tunnels - 1);
      f.store('f64x2.store', i32(newest), address, number(share(state)));
    }
    const states = form.rows.map((_, state) => f.variable('f64x2', number(share(state))));
    const dead = form.sums.some(({ source }) => source.type === 'deaths') ? f.variable('f64x2', number(0)) : undefined;
    const totals = form.sums.map(() => f.variable('f64x2', number(0)));
    const running: Running = { form, states, dead, probabilities, totals };
    const atEntry = new Map<string, Pair>();
    for (const [state, value] of states.entries()) atEntry.set(`points ${state}`, value);
    for (const [position, { state, tunnels, amount }] of form.weighed) {
      if (
        share(state) === 0 ||
        !form.sums.some(({ source, from }) => from === 0 && source.type === 'weighedPoints' && source.weighed === position)
      )
        continue;
      const newest = f.keep(i32(16 * (tunnels - 1)));
      const rate = this.#value(amount, { row: i32(0), tunnel: newest, known: new Map() });
      atEntry.set(`weighedPoints ${position}`, f.keep(add(number(0), times(rate, number(share(state))))));
    }
    for (const [index, sum] of form.sums.entries())
      if (sum.from === 0) this.#grow(sum, at(totals, index), atEntry, weightAt(sum, i32(0)));
    return running;
  }

  /** Adds a cycle, or the point of entry, to a sum. */
  #grow({ source, factor }: Sum, total: Variable<'f64x2'>, values: ReadonlyMap<string, Pair>, weight: Pair): void {
    const { f } = this.#around;
    const rate = factor === undefined ? undefined : this.#column(factor.register);
    if (source.type === 'cohort') f.set(total, add(total, rate === undefined ? weight : times(rate, weight)));
    else {
      const value = values.get(sourceKey(source));
      if (value === undefined) return;
      const part = times(value, weight);
      f.set(total, add(total, rate === undefined ? part : times(part, rate)));
    }
  }

  /** The columns that change between draws and cycles, at time 0, for sums that begin there. */
  writeColumnsAtEntry(): void {
    for (const step of this.#columnSteps()) this.#setColumn(step.to, this.#columnStep(step, i32(0)));
  }

  #columnSteps(): readonly ColumnStep[] {
    const { plan, maker } = this.#description;
    return plan.program.columnSteps.filter(({ to }) => maker.columns.has(to));
  }

  #columnStep({ operation, a, b, c }: ColumnStep, row: Row): Pair {
    const { plan, maker } = this.#description;
    const decimals = plan.program.scalars[b.register] ?? Number.NaN;
    const spot: Spot = { row, known: new Map() };
    const { f } = this.#around;
    const value = (operand: Operand) => (): Pair => f.keep(this.#value(maker.one(operand), spot));
    if (operation === 'exp' && this.#isModerate(a)) return this.#around.math.shortExp(value(a)());
    return writeStep(this.#around, operation, [value(a), value(b), value(c)], decimals);
  }

  /** Columns and probabilities of a cycle, rare changes first: what changes often may need what changes rarely, and never the reverse. */
  writeFormulas(traces: readonly Running[], row: Row, columns?: ReadonlySet<number>): void {
    const { f } = this.#around;
    const tasks: { readonly changes: Changes; readonly write: () => void }[] = [];
    const often: (() => void)[] = [];
    for (const step of this.#columnSteps()) {
      if (columns?.has(step.to) === false) continue;
      const changes = this.#description.maker.changesOf(step.to);
      const write = (): void => this.#setColumn(step.to, this.#columnStep(step, row));
      if (changes !== undefined && this.#description.rare.has(step.to)) tasks.push({ changes, write });
      else often.push(write);
    }
    for (const { form } of traces)
      for (const each of form.rows) {
        const { changes } = each;
        if (each.worked !== 'sometimes' || changes === undefined) continue;
        const write = (): void => {
          if (each.tunnels > 1) this.#storeProbabilities(each, row);
          else {
            const values = this.#probabilities(each, { row, known: new Map() });
            for (const [e, value] of values.entries()) f.store('f64x2.store', i32(0), at(each.stored, e), value);
          }
        };
        tasks.push({ changes, write });
      }
    const groups = [...Map.groupBy(tasks, ({ changes }) => changes.key).entries()].toSorted(
      ([, [a]], [, [b]]) => (a?.changes.count ?? 0) - (b?.changes.count ?? 0),
    );
    for (const [key, group] of groups) {
      // The upper half of the number 1 is not 0.
      f.when(load('i32.load', row, needed(this.#description.flags, key) + 4), () => {
        for (const { write } of group) write();
      });
    }
    for (const write of often) write();
  }

  /** All cycles of the traces. */
  writeCycles(traces: readonly Running[]): readonly Ended[] {
    const { f, number } = this.#around;
    const { plan, passes, rare } = this.#description;
    const count = (body: (row: Variable<'i32'>) => void): void => f.count(i32(8), i32(8 * (plan.cycles + 1)), 8, body);
    if (passes === undefined) {
      count((row) => {
        this.writeFormulas(traces, row);
        const shared = new Map<string, readonly Pair[]>();
        for (const each of traces) this.writeCycle(each, row, shared);
      });
      return traces.map(({ totals, states }) => ({ totals, living: states.reduce<Pair>(add, number(0)) }));
    }
    const pairsOf = (row: Row): Variable<'i32'> => f.keep(apply('i32.shl', row, i32(1)));
    count((row) => {
      this.writeFormulas([], row, passes.first);
      const pairs = pairsOf(row);
      for (const [register, address] of passes.columns) f.store('f64x2.store', pairs, address, this.#column(register));
      for (const { row: form, places } of passes.rows.values())
        for (const [e, value] of this.#probabilities(form, { row, known: new Map() }).entries()) {
          const address = places[e];
          if (address !== undefined) f.store('f64x2.store', pairs, address, value);
        }
    });
    return traces.map((trace, index) => {
      count((row) => {
        const pairs = pairsOf(row);
        const own = at(passes.own, index);
        for (const [register, address] of passes.columns)
          if (own.has(register)) this.#columns.set(register, f.keep(load('f64x2.load', pairs, address)));
        this.writeFormulas([trace], row, new Set([...own].filter((register) => rare.has(register))));
        const shared = new Map<string, readonly Pair[]>();
        for (const each of trace.form.rows.filter(isFirst)) {
          const key = rowKey(each);
          const { places } = needed(passes.rows, key);
          shared.set(
            key,
            each.edges.map(({ target, value }, e) => {
              const address = places[e];
              if (address !== undefined) return load('f64x2.load', pairs, address);
              // Who dies is not asked for where this has not been handed over.
              if (value === undefined || (target === plan.states.length && !passes.deaths)) return number(0);
              return this.#value(value, { row, known: new Map() });
            }),
          );
        }
        this.writeCycle(trace, row, shared);
      });
      // In memory they do not take the place of what the next loop needs.
      const addresses = at(passes.totals, index);
      for (const [sum, total] of trace.totals.entries()) f.store('f64x2.store', i32(0), at(addresses, sum), total);
      return {
        totals: addresses.map((address) => load('f64x2.load', i32(0), address)),
        living: f.keep(trace.states.reduce<Pair>(add, number(0))),
      };
    });
  }

  /** Moves the people of a trace on by one cycle and adds the cycle to its sums. */
  writeCycle({ form, states, dead, probabilities, totals }: Running, row: Row, shared: Map<string, readonly Pair[]>): void {
    const { f, number } = this.#around;
    const { plan } = this.#description;
    const death = plan.states.length;
    const values = new Map<string, Pair>();
    const starts = this.#writeWeighed(form, row, 'starts');
    const flows = new Map<number, Variable<'f64x2'>>();
    for (const { source } of form.sums)
      if (source.type === 'flow' && !flows.has(source.flow)) flows.set(source.flow, f.variable('f64x2', number(0)));
    const next = new Map<number, Pair>(dead === undefined ? [] : [[death, dead]]);
    const wanted = (target: number): boolean => target !== death || dead !== undefined;
    const move = (target: number, moved: Pair): void => {
      const before = next.get(target);
      next.set(target, before === undefined ? moved : add(before, moved));
    };
    const totalOf = new Map<number, Variable<'f64x2'>>();
    const weighedTotals = new Map<number, Variable<'f64x2'>>();
    for (const each of form.rows) {
      const share = at(states, each.state);
      if (each.tunnels === 1) {
        const known =
          each.stored.length > 0
            ? each.stored.map((address) => load('f64x2.load', i32(0), address))
            : (probabilities.get(each) ?? this.#probabilitiesNow(each, row, shared));

        for (const [e, { target, flow }] of each.edges.entries()) {
          const counted = flows.get(flow);
          if (!wanted(target) && counted === undefined) continue;
          const moved = f.keep(times(share, at(known, e)));
          if (wanted(target)) move(target, moved);
          if (counted !== undefined) f.set(counted, add(counted, moved));
        }
        continue;
      }
      const gathered = new Map<number, Variable<'f64x2'>>();
      for (const { target, ages } of each.edges)
        if (!ages && wanted(target)) gathered.set(target, f.variable('f64x2', next.get(target) ?? number(0)));
      const total = f.variable('f64x2', number(0));
      totalOf.set(each.state, total);
      const weighed = weighedIn(form, each.state);
      for (const [position] of weighed) weighedTotals.set(position, f.variable('f64x2', number(0)));
      const place = needed(form.places, each.state);
      const carried = f.variable('f64x2', number(0));
      const leave = (tunnel: Variable<'i32'>): Pair => {
        const people = f.keep(load('f64x2.load', tunnel, place));
        const known =
          each.stored.length > 0
            ? each.stored.map((address) => load('f64x2.load', tunnel, address))
            : this.#probabilities(each, { row, tunnel, known: new Map() });
        let staying: Pair = number(0);
        for (const [e, { target, ages, flow }] of each.edges.entries()) {
          const counted = flows.get(flow);
          if (!ages && !wanted(target) && counted === undefined) continue;
          const moved = f.keep(times(people, at(known, e)));
          const sum = gathered.get(target);
          if (ages) staying = moved;
          else if (sum !== undefined) f.set(sum, add(sum, moved));
          if (counted !== undefined) f.set(counted, add(counted, moved));
        }
        return staying;
      };
      f.when(apply('i32.ge_u', row, i32(8 * each.tunnels)), () => {
        f.set(carried, leave(f.keep(i32(0))));
      });
      const since = choose(
        apply('i32.lt_u', row, i32(8 * each.tunnels)),
        apply('i32.sub', i32(16 * each.tunnels), apply('i32.shl', row, i32(1))),
        i32(16),
      );
      f.count(since, i32(16 * each.tunnels), 16, (tunnel) => {
        const people = f.keep(add(carried, leave(tunnel)));
        f.set(carried, number(0));
        f.store('f64x2.store', apply('i32.sub', tunnel, i32(16)), place, people);
        f.set(total, add(total, people));
        const older = f.keep(apply('i32.sub', tunnel, i32(16)));
        for (const [position, { amount }] of weighed) {
          const sum = needed(weighedTotals, position);
          f.set(sum, add(sum, times(this.#value(amount, { tunnel: older, known: new Map() }), people)));
        }
      });
      for (const [target, sum] of gathered) next.set(target, sum);
    }
    const occupancy = states.map((_, state) => {
      const { tunnels } = at(form.rows, state);
      const arrived = f.keep(next.get(state) ?? number(0));
      const total = totalOf.get(state);
      if (total === undefined) return arrived;
      const newest = f.keep(i32(16 * (tunnels - 1)));
      f.store('f64x2.store', newest, needed(form.places, state), arrived);
      for (const [position, { amount }] of weighedIn(form, state)) {
        const sum = needed(weighedTotals, position);
        values.set(
          `weighedPoints ${position}`,
          f.keep(add(sum, times(this.#value(amount, { tunnel: newest, known: new Map() }), arrived))),
        );
      }
      return f.keep(add(total, arrived));
    });
    const ends = this.#writeWeighed(form, row, 'ends');
    const corrected = (start: Pair, end: Pair): Pair =>
      plan.correction === 'start' ? start : plan.correction === 'end' ? end : times(add(start, end), number(0.5));
    for (const { source } of form.sums) {
      const name = sourceKey(source);
      if (values.has(name)) continue;
      if (source.type === 'points') values.set(name, at(occupancy, source.state));
      if (source.type === 'cycles') values.set(name, f.keep(corrected(at(states, source.state), at(occupancy, source.state))));
      if (source.type === 'weighedPoints') values.set(name, needed(ends, source.weighed));
      if (source.type === 'weighedCycles')
        values.set(name, f.keep(corrected(starts.get(source.weighed) ?? number(0), ends.get(source.weighed) ?? number(0))));
      if (source.type === 'flow') values.set(name, needed(flows, source.flow));
      if (source.type === 'deaths' && dead !== undefined) {
        const now = f.keep(next.get(death) ?? dead);
        values.set(name, f.keep(subtract(now, dead)));
        next.set(death, now);
      }
    }
    const weights = new Map<number, Pair>();
    for (const [index, sum] of form.sums.entries()) {
      const grow = (weight: Pair): void => this.#grow(sum, at(totals, index), values, weight);
      // Outside the window weights are 0; only what a column has there may be worth avoiding, or many cycles.
      const length = sum.to - Math.max(sum.from, 1) + 1;
      if (length >= plan.cycles || (sum.factor === undefined && 2 * length > plan.cycles)) {
        const weight = weights.get(sum.weights) ?? f.keep(weightAt(sum, row));
        weights.set(sum.weights, weight);
        grow(weight);
      } else {
        const after = apply('i32.sub', row, i32(8 * Math.max(sum.from, 1)));
        f.when(apply('i32.lt_u', after, i32(8 * Math.max(length, 0))), () => grow(weightAt(sum, row)));
      }
    }
    for (const [state, place] of states.entries()) f.set(place, at(occupancy, state));
    if (dead !== undefined) f.set(dead, next.get(death) ?? dead);
  }

  /** Amounts that change between cycles times occupancies, at one end of the cycle; as `weigh`. */
  #writeWeighed(form: TraceForm, row: Row, end: 'starts' | 'ends'): ReadonlyMap<number, Pair> {
    const { f, number } = this.#around;
    const { plan } = this.#description;
    const sums = new Map<number, Pair>();
    const unread = end === 'starts' ? 'end' : 'start';
    for (const [position, { state, tunnels, amount }] of form.weighed) {
      if (changesIn(amount) === undefined) continue;
      if (plan.pointwise ? end === 'starts' : plan.correction === unread) continue;
      const total = f.variable('f64x2', number(0));
      f.count(reached(row, tunnels, end === 'starts' ? 0 : 1), i32(16 * tunnels), 16, (tunnel) => {
        const people = load('f64x2.load', tunnel, needed(form.places, state));
        f.set(total, add(total, times(this.#value(amount, { row, tunnel, known: new Map() }), people)));
      });
      sums.set(position, total);
    }
    return sums;
  }

  /** All ones where a probability was none, or a number is not finite. */
  writeFaults(traces: readonly Ended[]): Mask {
    const { number } = this.#around;
    const low = [
      apply('f64x2.lt', this.#lowest, number(0)),
      apply('f64x2.lt', this.#lowestRest, number(-ROUNDING)),
      ...[...this.#nonNegative].map((register) => apply('f64x2.lt', needed(this.#scalars, register), number(0))),
      ...this.#bounds.map(({ factor, registers }) => {
        const sizes = registers.map((register) => apply('f64x2.abs', needed(this.#scalars, register)));
        return apply('f64x2.gt', sizes.reduce<Pair>(times, number(factor)), number(moderate));
      }),
    ].reduce((a, b) => or(a, b));
    const last = traces.map(({ living }) => living).reduce<Pair>(add, number(0));
    return or(low, apply('f64x2.ne', subtract(last, last), number(0)));
  }
}

/** Totals of two draws by strategy, and all ones where something is wrong. */
const writeDraws = (
  around: Surroundings,
  description: Description,
  scalars: ReadonlyMap<number, Pair>,
): { readonly totals: readonly Pair[]; readonly bad: Mask } => {
  const { f, number } = around;
  const { plan, traces } = description;
  const writer = new DrawWriter(around, description, scalars);
  writer.writeKept();
  const varies = (form: TraceForm, { source, factor }: Sum): boolean => {
    const amount = 'weighed' in source ? form.weighed.get(source.weighed)?.amount : undefined;
    return factor !== undefined || (amount !== undefined && changesIn(amount) !== undefined);
  };
  const forms = traces.filter((form) => form !== undefined);
  if (forms.some((form) => form.sums.some((sum) => sum.from === 0 && varies(form, sum)))) writer.writeColumnsAtEntry();
  const running = traces.map((form) => (form === undefined ? undefined : writer.start(form)));
  const inLoop = running.filter((each) => each !== undefined);

  const ended = writer.writeCycles(inLoop);
  const endOf = new Map(inLoop.map(({ form }, index) => [form, at(ended, index)]));
  const bad = f.variable('i64x2', writer.writeFaults(ended));
  const totals = plan.strategies.flatMap((strategy, position) => {
    const part = (accrual: CohortAccrual): Pair => {
      const place = needed(at(description.parts, position), accrual);
      const sum = 'sum' in place ? at(needed(endOf, at(traces, strategy.trace)).totals, place.sum) : splat(place.address);
      return accrual.factor?.kind === 'scalar' ? times(sum, needed(scalars, accrual.factor.register)) : sum;
    };
    const { lifeYears, qalys, costs } = strategy;
    return [lifeYears, qalys, costs.map(({ accrual }) => accrual)].map((list) => {
      const total = f.keep(list.reduce((sum, accrual) => add(sum, part(accrual)), number(0)));
      f.set(bad, or(bad, apply('f64x2.ne', subtract(total, total), number(0))));
      return total;
    });
  });
  return { totals, bad };
};

/** Scalar registers: what is the same in all draws, then a function that works out the others for two draws. */
const writeScalars = (
  { plan, maker, scalars }: Description,
  around: Surroundings,
): ((inputs: ReadonlyMap<number, number>, lanes: Row) => ReadonlyMap<number, Pair>) => {
  const { f } = around;
  const varying = varyingRegisters(plan.program, plan.sampled);
  const constants = [...maker.scalars]
    .filter((register) => !varying.has(register))
    .map((register): readonly [number, Pair] => [register, f.keep(splat(scalars + 8 * register))]);
  return (inputs, lanes) => {
    const values = new Map<number, Pair>(constants);
    for (const [register, address] of inputs) values.set(register, f.keep(load('f64x2.load', lanes, address)));
    for (const { operation, a, b, c, to } of plan.program.scalarSteps) {
      if (!maker.scalars.has(to)) continue;
      const decimals = plan.program.scalars[b] ?? Number.NaN;
      values.set(
        to,
        f.keep(writeStep(around, operation, [() => needed(values, a), () => needed(values, b), () => needed(values, c)], decimals)),
      );
    }
    return values;
  };
};

/**
 * The kernel of a plan; `undefined` where a formula has no vector code or no common form in the tunnel states of a state, where tables by
 * cycle and tunnel state would be too large, and where the machine has no SIMD or may not compile: the scalar path then gives the same bits.
 * `fixed` comes from the scalar path.
 */
export const compileCohortKernel = <Module, Memory extends LinearMemory>(
  plan: CohortPlan,
  fixed: CohortFixed,
  host: WebAssemblyHost<Module, Memory>,
  mode: Arithmetic,
): DrawKernel | undefined => {
  if (!formulasHaveVectorCode(plan.program, plan.sampled)) return undefined;
  const { regions, bytes: start } = planMemory([
    { name: 'tables', type: 'f64', length: tableBytes / 8 },
    { name: 'inputs', type: 'f64', length: CAPACITY, columns: plan.sampled.length },
    { name: 'results', type: 'f64', length: CAPACITY, columns: plan.strategies.length * quantities.length },
    { name: 'flags', type: 'f64', length: CAPACITY },
  ]);
  const description = describeKernel(plan, fixed, start);
  if (description === undefined || description.arena.end > MOST_BYTES) return undefined;
  const pages = Math.ceil(description.arena.end / PAGE);
  const tables = placeTables(regions.tables.start);
  const module = new ModuleBuilder({ minimumPages: pages, maximumPages: pages, shared: false }, mode === 'fast');
  const inputs = new Map(plan.sampled.map(({ register }, position) => [register, columnStart(regions.inputs, position)]));
  module.function({ name: 'draws', parameters: ['i32'] }, (f, bytes) => {
    const around: Surroundings = { f, math: vectorMath(f, tables), number: (value) => f.constant('f64x2', value) };
    const scalarsOf = writeScalars(description, around);
    f.count(i32(0), bytes, 16, (lanes) => {
      const { totals, bad } = writeDraws(around, description, scalarsOf(inputs, lanes));
      for (const [position, total] of totals.entries())
        f.store('f64x2.store', lanes, columnStart(regions.results, position), total);
      f.store('f64x2.store', lanes, columnStart(regions.flags), select(bad, around.number(1), around.number(0)));
    });
    return undefined;
  });
  const started = startModule(module.encode(), pages, host);
  if (started === undefined) return undefined;
  const { memory, draws } = started;
  writeTables(memory.buffer, tables);
  for (const { address, values } of description.arena.contents) new Float64Array(memory.buffer, address, values.length).set(values);
  const columns = new Map(
    plan.sampled.map(({ register }, position) => [register, float64Column(memory, regions.inputs, position)]),
  );
  const result = (strategy: number, quantity: number): Float64Array =>
    float64Column(memory, regions.results, strategy * quantities.length + quantity);
  return {
    capacity: CAPACITY,
    input: (register) => needed(columns, register),
    run: (count) => {
      draws(8 * count);
    },
    flags: float64Column(memory, regions.flags),
    results: plan.strategies.map((_, strategy) => ({
      lifeYears: result(strategy, 0),
      qalys: result(strategy, 1),
      costs: result(strategy, 2),
    })),
  };
};
