import { columnStart, type MemoryPlan, planMemory, type Region } from '../kernel/index.ts';
import { at } from '../run-parts.ts';
import type { MicrosimulationPlan, PatientTrace } from './compile.ts';

/** Patients that are taken through all cycles together. */
export const WIDTH = 512;
/** Cells of all tables of a run are only made in advance up to this many. */
const LARGEST_TABLE = 4_000_000;
/** Vector code compares a word with four limits at once, at most this many times. */
const MOST_EDGES = 8;

/**
 * Where the steps of a trace can be looked up: a cell is (state, time on one counter), and numbered `state << shift | time << bits of a row`,
 * in bytes, which is also where its limits are in the table of a cycle.
 */
export interface WalkTable {
  /** The counter of cycles that rows differ by, or -1. */
  readonly counter: number;
  /** Limits of a row, a multiple of 4: edge k is taken by words above the first k limits only. */
  readonly room: number;
  /** Bits of a row in bytes, of a state in bytes, and of the moves of a state in bytes. */
  readonly rowBits: number;
  readonly shift: number;
  readonly moveBits: number;
}

type Name = 'words' | 'cells' | 'states' | 'limits' | 'moves' | 'counts' | 'factors' | 'weights' | 'table' | 'sums';

export interface Layout {
  readonly memory: MemoryPlan<Name>;
  /** By trace; undefined where its steps differ by more than a table can hold. */
  readonly walks: readonly (WalkTable | undefined)[];
}

const bitsFor = (number: number): number => Math.ceil(Math.log2(Math.max(1, number)));

const walkTable = (plan: MicrosimulationPlan, { rows }: PatientTrace, patients: number): WalkTable | undefined => {
  const counters = [...new Set(rows.map(({ counter }) => counter))].filter((counter) => counter !== -1);
  const [counter = -1] = counters;
  const edges = Math.max(1, ...rows.map((row) => row.edges.length));
  if (counters.length > 1 || counters.includes(undefined) || edges > MOST_EDGES) return undefined;
  const points = plan.cycles + 1;
  if (counter !== -1 && points > patients / 2) return undefined;
  const room = Math.ceil(edges / 4) * 4;
  const rowBits = bitsFor(room * 4);
  const shift = rowBits + (counter === -1 ? 0 : bitsFor(points + 1));
  if (plan.cycles * (plan.states.length + 1) * 2 ** shift > LARGEST_TABLE * 4) return undefined;
  return { counter, room, rowBits, shift, moveBits: bitsFor((room + 1) * 8) };
};

export const makeLayout = (plan: MicrosimulationPlan, patients: number): Layout => {
  const points = plan.cycles + 1;
  const states = plan.states.length + 1;
  const traces = plan.traces.length;
  const walks = plan.traces.map((trace) => walkTable(plan, trace, patients));
  const largest = (size: (table: WalkTable) => number): number =>
    Math.max(1, ...walks.map((table) => (table === undefined ? 0 : size(table))));
  const memory = planMemory<Name>([
    { name: 'words', type: 'i32', length: (1 + Math.ceil(plan.cycles / 4) * 4) * WIDTH },
    { name: 'cells', type: 'i32', length: WIDTH, columns: traces },
    { name: 'states', type: 'i32', length: (points * WIDTH) / 2, columns: traces },
    { name: 'limits', type: 'i32', length: largest(({ shift }) => (plan.cycles * states * 2 ** shift) / 4), columns: traces },
    { name: 'moves', type: 'i32', length: largest(({ moveBits }) => (states * 2 ** moveBits) / 4), columns: traces },
    { name: 'counts', type: 'i32', length: points * states, columns: traces },
    { name: 'factors', type: 'f64', length: WIDTH, columns: plan.factors.length },
    { name: 'weights', type: 'f64', length: 4 * points * states, columns: traces * plan.factors.length },
    { name: 'table', type: 'f64', length: points * states },
    { name: 'sums', type: 'f64', length: WIDTH },
  ]);
  return { memory, walks };
};

/** What a block of patients is worked out in. Column `t` of `cells`, `states`, `limits`, `moves` and `counts` is that of trace t. */
export interface Views {
  readonly words: Uint32Array;
  readonly cells: readonly Int32Array[];
  /** Entry `point * WIDTH + lane`. */
  readonly states: readonly Uint16Array[];
  readonly limits: readonly Int32Array[];
  readonly moves: readonly Int32Array[];
  /** Patients by point and state. */
  readonly counts: readonly Int32Array[];
  readonly factors: readonly Float64Array[];
  /** By trace, then factor: sums of the factor over patients by point and state, in four parts. */
  readonly weights: readonly Float64Array[];
  readonly table: Float64Array;
  readonly sums: Float64Array;
}

export const makeViews = ({ memory: { regions } }: Layout, buffer: ArrayBufferLike): Views => {
  const all = <T>(region: Region, make: (start: number, length: number) => T): readonly T[] =>
    Array.from({ length: region.columns }, (_, column) => make(columnStart(region, column), region.length));
  const integers = (region: Region): readonly Int32Array[] => all(region, (start, length) => new Int32Array(buffer, start, length));
  const numbers = (region: Region): readonly Float64Array[] =>
    all(region, (start, length) => new Float64Array(buffer, start, length));
  return {
    words: new Uint32Array(buffer, regions.words.start, regions.words.length),
    cells: integers(regions.cells),
    states: all(regions.states, (start, length) => new Uint16Array(buffer, start, 2 * length)),
    limits: integers(regions.limits),
    moves: integers(regions.moves),
    counts: integers(regions.counts),
    factors: numbers(regions.factors),
    weights: numbers(regions.weights),
    table: at(numbers(regions.table), 0),
    sums: at(numbers(regions.sums), 0),
  };
};

/** The arithmetic of a block that is the same for every model; vector code gives the same bits. */
export interface BlockSteps {
  /** Random words of the patients first … first + lanes - 1. */
  readonly words: (draw: number, first: number, lanes: number) => void;
  /** From the cells at entry to the states at every point. */
  readonly walk: (trace: number, lanes: number) => void;
  /** Adds the patients to the counts. */
  readonly tally: (trace: number, lanes: number) => void;
  /** Adds a factor of the patients to its sums. */
  readonly weigh: (trace: number, factor: number, lanes: number) => void;
  /** `sums`: what `table` has for each patient, point after point. */
  readonly accumulate: (trace: number, lanes: number) => void;
}
