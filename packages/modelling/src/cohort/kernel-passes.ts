import type { Operand } from '../program.ts';
import { at } from '../run-parts.ts';
import type { CohortPlan } from './compile.ts';
import type { TraceForm } from './kernel-description.ts';
import type { Arena, Form } from './kernel-forms.ts';
import { type RowForm, rowKey } from './kernel-rows.ts';

/**
 * Where several traces vary, what they share is worked out in a loop of its own, to where they read it cycle by cycle; each trace then has
 * a loop that the machine's registers suffice for.
 */
export interface Passes {
  /** By column register: where its values of two draws stand, 16 bytes a cycle. */
  readonly columns: ReadonlyMap<number, number>;
  /** By key of the rows that several traces have: the row, and where the probabilities of its edges stand, 16 bytes a cycle. */
  readonly rows: ReadonlyMap<string, { readonly row: RowForm; readonly addresses: readonly number[] }>;
  /** Column registers that the first loop works out. */
  readonly shared: ReadonlySet<number>;
  /** By trace: column registers that it works out or reads itself. */
  readonly own: readonly ReadonlySet<number>[];
}

/** Room for shared values; beyond that they would no longer be at hand when they are read. */
const MOST_BYTES = 2 ** 18;

const drawnIn = (form: Form | undefined): readonly number[] => {
  if (form?.type === 'drawn') return [form.register];
  return form?.type === 'step' ? [form.a, form.b, form.c].flatMap(drawnIn) : [];
};

const drawnOf = ({ kind, register, byDraw }: Operand): readonly number[] => (kind === 'column' && byDraw ? [register] : []);

/** What several traces have in common; `undefined` where that is nothing or too much. */
export const planPasses = (
  plan: CohortPlan,
  traces: readonly (TraceForm | undefined)[],
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
  const keys = Map.groupBy(
    forms.flatMap(({ rows }) => rows.filter(({ worked, tunnels }) => worked === 'always' && tunnels === 1)),
    rowKey,
  );
  const common = [...keys].filter(([, rows]) => rows.length > 1);
  const isCommon = (row: RowForm): boolean => row.worked === 'always' && row.tunnels === 1 && (keys.get(rowKey(row))?.length ?? 0) > 1;
  const read = forms.map(({ rows, weighed, sums }) => [
    ...rows.filter((row) => !isCommon(row)).flatMap(({ edges }) => edges.flatMap(({ value }) => drawnIn(value))),
    ...[...weighed.values()].flatMap(({ amount }) => drawnIn(amount)),
    ...sums.flatMap(({ factor }) => (factor === undefined ? [] : drawnOf(factor))),
  ]);
  const buffered = [...new Set(read.flatMap((registers) => registers.filter((register) => !rare.has(register))))];
  const edges = common.reduce((sum, [, rows]) => sum + at(rows, 0).edges.length, 0);
  if (buffered.length + edges === 0 || (buffered.length + edges) * bytes > MOST_BYTES) return undefined;
  const columns = new Map(buffered.map((register) => [register, arena.reserve(bytes)]));
  const rows = new Map(
    common.map(([key, list]) => {
      const row = at(list, 0);
      return [key, { row, addresses: row.edges.map(() => arena.reserve(bytes)) }];
    }),
  );
  const inRows = common.flatMap(([, list]) => at(list, 0).edges.flatMap(({ value }) => drawnIn(value)));
  return {
    columns,
    rows,
    shared: madeFrom([...buffered, ...inRows], () => false),
    own: read.map((registers) => madeFrom(registers, (register) => columns.has(register))),
  };
};
