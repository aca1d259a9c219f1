import { at } from '../run-parts.ts';
import type { CohortAccrual, CohortPlan, RowPlan } from './compile.ts';
import { type Arena, type Changes, changesIn, eitherChanges, type Form, type FormMaker } from './kernel-forms.ts';

/** What the scalar path has worked out for all draws. */
export interface CohortFixed {
  /** Scalar registers of the base case. */
  readonly scalars: Float64Array;
  /** Probabilities of a row that is the same in every draw in cycle k, the remainder last; NaN where they are none. */
  readonly row: (trace: number, row: number, k: number) => readonly number[];
  /** By strategy, the sums over cycles that do not vary, before they are multiplied with a scalar. */
  readonly sums: readonly ReadonlyMap<CohortAccrual, number>[];
}

/** One way out of a state, of all its tunnel states alike. */
export interface EdgeForm {
  /** A state; the one after the last living one is death. */
  readonly target: number;
  /** Stays in a state with memory: to the next tunnel state. */
  readonly ages: boolean;
  readonly flow: number;
  /** Absent for the remainder of a row that varies. */
  readonly value: Form | undefined;
}

/** The ways out of a state; the last edge is the remainder. */
export interface RowForm {
  readonly state: number;
  readonly tunnels: number;
  readonly type: RowPlan['type'];
  readonly edges: readonly EdgeForm[];
  /**
   * When the probabilities are worked out: never, as they are the same in every draw; once a draw; in cycles in which they change, if those
   * are few; or in each cycle.
   */
  readonly worked: 'never' | 'once' | 'sometimes' | 'always';
  readonly changes: Changes | undefined;
  /** Where probabilities stand that are not worked out in each cycle, one address an edge: locals that change in few cycles are slower. */
  readonly stored: readonly number[];
}

/** A value that changes in at most every second cycle is worth a look whether it does. */
export const isRare = ({ count, flags }: Changes): boolean => 2 * count < flags.length;

/** Equal forms have equal keys. */
const formKey = (form: Form | undefined): string => {
  if (form === undefined) return 'rest';
  if (form.type === 'step') return form.key;
  return 'register' in form ? `${form.type} ${form.register}` : `at ${form.address}`;
};

/** Rows with equal keys have equal probabilities. */
export const rowKey = ({ type, edges }: RowForm): string => [type, ...edges.map(({ value }) => formKey(value))].join(' ');

interface Making {
  readonly plan: CohortPlan;
  readonly fixed: CohortFixed;
  readonly maker: FormMaker;
  readonly arena: Arena;
}

/** One column of probabilities a tunnel state, cycles 0 … n, of the edge `e` of rows that are the same in every draw. */
const fixedColumns = ({ plan, fixed }: Making, trace: number, rows: readonly RowPlan[], e: number): readonly Float64Array[] =>
  rows.map(({ from, byCycle }) => {
    const once = byCycle ? undefined : fixed.row(trace, from, 1)[e];
    return Float64Array.from({ length: plan.cycles + 1 }, (_, k) =>
      k === 0 ? 0 : (once ?? fixed.row(trace, from, k)[e] ?? Number.NaN),
    );
  });

const fixedForm = (making: Making, rows: readonly RowPlan[], columns: readonly Float64Array[]): Form | undefined => {
  const { maker } = making;
  const [column = new Float64Array()] = columns;
  const byCycle = rows.some((row) => row.byCycle);
  if (rows.length === 1) return byCycle ? maker.byCycle(column) : maker.number(column[1] ?? Number.NaN);
  return byCycle ? maker.byBoth(columns) : maker.byTunnel(columns.map((values) => values[1] ?? Number.NaN));
};

/** The rows of one state; `undefined` where its tunnel states have no common form. */
const rowForm = (making: Making, trace: number, state: number, rows: readonly RowPlan[]): RowForm | undefined => {
  const { plan, maker, arena } = making;
  const row = at(rows, 0);
  const tunnels = rows.length;
  const varies = rows.some(({ byDraw }) => byDraw);
  const edges: EdgeForm[] = [];
  for (const [e, { to, flow, operand }] of row.edges.entries()) {
    const target = plan.stateOf[to] ?? plan.states.length;
    const edge = { target, ages: tunnels > 1 && target === state, flow };
    if (varies) {
      const operands = rows.flatMap(({ edges: list }) => list[e]?.operand ?? []);
      const value = operand === undefined ? undefined : maker.tunnels(operands);
      if (operand !== undefined && value === undefined) return undefined;
      edges.push({ ...edge, value });
    } else {
      const columns = fixedColumns(making, trace, rows, e);
      const value = fixedForm(making, rows, columns);
      if (value === undefined) return undefined;
      if (columns.some((values) => values.some((probability) => probability !== 0))) edges.push({ ...edge, value });
    }
  }
  const changes = edges.flatMap(({ value }) => (value === undefined ? [] : [changesIn(value)])).reduce(eitherChanges, undefined);
  const worked = !varies ? 'never' : changes === undefined ? 'once' : isRare(changes) ? 'sometimes' : 'always';
  const isStored = worked === 'sometimes' || (worked === 'once' && tunnels > 1);
  const stored = isStored ? edges.map(() => arena.reserve(16 * tunnels)) : [];
  return { state, tunnels, type: row.type, edges, worked, changes, stored };
};

/** The rows of a trace, one a state; `undefined` where it is a matter for the scalar path. */
export const traceForm = (making: Making, trace: number): readonly RowForm[] | undefined => {
  const { plan } = making;
  const { rows } = at(plan.traces, trace);
  const forms = plan.tunnels.flatMap(({ first, last }, state) => rowForm(making, trace, state, rows.slice(first, last + 1)) ?? []);
  return forms.length === plan.tunnels.length ? forms : undefined;
};
