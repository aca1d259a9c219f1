import type { Operand } from '../program.ts';
import type { CohortPlan, CohortSource } from './compile.ts';
import type { Arena, Form } from './kernel-forms.ts';
import { type EdgeForm, type RowForm, rowKey } from './kernel-rows.ts';

/**
 * Where several traces vary, what changes in each cycle is worked out in a loop of its own, once for all of them, to where they read it;
 * each trace then has a loop that the machine's registers suffice for.
 */
export interface Passes {
  /** Whether probabilities of death are handed over. */
  readonly deaths: boolean;
  /** By column register: where its values of two draws stand, 16 bytes a cycle. */
  readonly columns: ReadonlyMap<number, number>;
  /** By key of the rows that the first loop works out: the row, and by edge where its probability stands, if it is not a stated one. */
  readonly rows: ReadonlyMap<string, { readonly row: RowForm; readonly places: readonly (number | undefined)[] }>;
  /** Column registers that the first loop works out. */
  readonly first: ReadonlySet<number>;
  /** By trace: column registers that it works out or reads itself. */
  readonly own: readonly ReadonlySet<number>[];
  /** By trace: where its sums stand when its loop is done, 16 bytes each. */
  readonly totals: readonly (readonly number[])[];
}

/** What is read of a trace here. */
interface Trace {
  readonly rows: readonly RowForm[];
  readonly weighed: ReadonlyMap<number, { readonly amount: Form }>;
  readonly sums: readonly { readonly source: CohortSource; readonly factor: Operand | undefined }[];
}

/** Room for shared values; beyond that they would no longer be at hand when they are read. */
const MOST_BYTES = 2 ** 18;

const drawnIn = (form: Form | undefined): readonly number[] => {
  if (form?.type === 'drawn') return [form.register];
  return form?.type === 'step' ? [form.a, form.b, form.c].flatMap(drawnIn) : [];
};

const drawnOf = ({ kind, register, byDraw }: Operand): readonly number[] => (kind === 'column' && byDraw ? [register] : []);

/** Rows that the first loop works out. */
export const isFirst = ({ worked, tunnels }: RowForm): boolean => worked === 'always' && tunnels === 1;

/** How several traces are worked out; `undefined` for one loop, where there is one trace, or nothing or too much to hand over. */
export const planPasses = (
  plan: CohortPlan,
  traces: readonly (Trace | undefined)[],
  rare: ReadonlyMap<number, number>,
  arena: Arena,
): Passes | undefined => {
  const forms = traces.filter((form) => form !== undefined);
  if (forms.length < 2) return undefined;
  const bytes = 16 * (plan.cycles + 1);
  const steps = new Map(plan.program.columnSteps.map((step) => [step.to, step]));
  /** The registers and all that they are made from; what stands ready is not looked into. */
  const madeFrom = (registers: readonly number[], ready: (register: number) => boolean): ReadonlySet<number> => {
    const found = new Set<number>();
    const add = (register: number): void => {
      const step = steps.get(register);
      if (step === undefined || found.has(register)) return;
      found.add(register);
      if (!ready(register)) for (const operand of [step.a, step.b, step.c]) for (const each of drawnOf(operand)) add(each);
    };
    for (const register of registers) add(register);
    return found;
  };
  const death = plan.states.length;
  const deaths = forms.some(({ sums }) => sums.some(({ source }) => source.type === 'deaths' || source.type === 'flow'));
  /** Edges of a row whose stated values the traces read as they are. */
  const readEdges = (row: RowForm): readonly EdgeForm[] => {
    if (!isFirst(row)) return row.edges;
    return row.type === 'rate' ? [] : row.edges.filter(({ target }) => deaths || target !== death);
  };
  const rows = new Map(forms.flatMap((form) => form.rows.filter(isFirst).map((row) => [rowKey(row), row] as const)));
  const read = forms.map((form) => [
    ...form.rows.flatMap((row) => readEdges(row).flatMap(({ value }) => drawnIn(value))),
    ...[...form.weighed.values()].flatMap(({ amount }) => drawnIn(amount)),
    ...form.sums.flatMap(({ factor }) => (factor === undefined ? [] : drawnOf(factor))),
  ]);
  const buffered = [...new Set(read.flat())].filter((register) => !rare.has(register));
  const isWorked = ({ type }: RowForm, { value }: EdgeForm): boolean => type === 'rate' || value === undefined;
  const inMemory = [...rows.values()].flatMap((row) => row.edges.filter((edge) => isWorked(row, edge)));
  const places = buffered.length + inMemory.length;
  if (places === 0 || places * bytes > MOST_BYTES) return undefined;
  const columns = new Map(buffered.map((register) => [register, arena.reserve(bytes)]));
  const inRows = [...rows.values()].flatMap(({ edges }) => edges.flatMap(({ value }) => drawnIn(value)));
  return {
    deaths,
    columns,
    rows: new Map(
      [...rows].map(([key, row]) => {
        const byEdge = row.edges.map((edge) => (isWorked(row, edge) ? arena.reserve(bytes) : undefined));
        return [key, { row, places: byEdge }];
      }),
    ),
    first: madeFrom([...buffered, ...inRows], () => false),
    own: read.map((registers) => madeFrom(registers, (register) => columns.has(register))),
    totals: forms.map(({ sums }) => sums.map(() => arena.reserve(16))),
  };
};
