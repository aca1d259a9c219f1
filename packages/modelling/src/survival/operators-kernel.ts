import { type CurveForm, type CurvePlan, type CurvesPlan, curvesRead } from '../curves/plan.ts';
import { apply, type Expression, type FunctionBuilder, i32, or, select, type Variable, type VectorMath } from '../kernel/index.ts';
import { LARGEST_HAZARD, SMALLEST_SURVIVAL } from './limits.ts';

/**
 * Vector code of curves that are made of other curves on the grid of the model: operation by operation what curves/operators.ts does, so
 * that the bits are the same.
 */
type Pair = Expression<'f64x2'>;
type Row = Expression<'i32'>;

/** What an operator reads while it is written. */
export interface OperatorSurroundings {
  readonly f: FunctionBuilder;
  readonly math: VectorMath;
  readonly number: (value: number) => Pair;
  readonly column: (values: Float64Array, row: Row) => Pair;
  readonly argument: (position: number) => Pair;
  /** Cumulative hazard of another curve at the end of the cycle, and of the cycle before. */
  readonly hazard: (curve: number) => { readonly now: (row: Row) => Pair; readonly before: (row: Row) => Pair };
  /** The point at which a join is made. */
  readonly place: number;
  readonly cycles: number;
  /** Gets the draws in which a curve is followed that has nobody left. */
  readonly bad: Variable<'i64x2'>;
}

/** Forms with vector code, when all they read stands on the grid of the model. */
export type OperatorForm = CurveForm & {
  readonly type:
    | 'oddsRatio'
    | 'mixture'
    | 'lifeTable'
    | 'addedHazards'
    | 'greatestHazard'
    | 'leastSurvival'
    | 'towards'
    | 'mixtureCure'
    | 'nonMixtureCure'
    | 'join';
};
const operatorTypes: ReadonlySet<string> = new Set<OperatorForm['type']>([
  'oddsRatio',
  'mixture',
  'lifeTable',
  'addedHazards',
  'greatestHazard',
  'leastSurvival',
  'towards',
  'mixtureCure',
  'nonMixtureCure',
  'join',
]);
export const isOperator = (form: CurveForm): form is OperatorForm => operatorTypes.has(form.type);

/** Whether a curve is an operator whose curves all stand on the grid of the model, joined at a point of it. */
export const hasOperatorCode = ({ form, grid }: CurvePlan, { curves }: CurvesPlan): boolean =>
  isOperator(form) && [grid, ...curvesRead(form).map((index) => curves[index]?.grid)].every((position) => position === 0);

/** Columns that an operator reads beside curves. */
export const operatorColumns = (form: CurveForm): readonly Float64Array[] => {
  if (form.type === 'lifeTable') return form.hazards ?? [];
  return form.type === 'towards' && form.weights !== undefined ? [form.weights] : [];
};

/** Survival or cumulative hazard of an operator at the end of a cycle; what is the same in every cycle is kept at once. */
export const operatorWork = (around: OperatorSurroundings, form: OperatorForm): ((row: Row) => Pair) => {
  const { f, math, number, column, argument, hazard } = around;
  const add = (a: Pair, b: Pair): Pair => apply('f64x2.add', a, b);
  const subtract = (a: Pair, b: Pair): Pair => apply('f64x2.sub', a, b);
  const times = (a: Pair, b: Pair): Pair => apply('f64x2.mul', a, b);
  const negative = (a: Pair): Pair => apply('f64x2.neg', a);
  const capped = (value: Pair): Pair => apply('f64x2.pmin', value, number(LARGEST_HAZARD));
  const notTooSmall = (value: Pair): Pair => apply('f64x2.pmax', value, number(SMALLEST_SURVIVAL));
  const survival = (value: Pair): Pair => math.expWithin(negative(value));
  const sum = (): Variable<'f64x2'> => f.variable('f64x2', number(0));
  const grown = (total: Variable<'f64x2'>, increment: Pair): Pair => {
    f.set(total, add(total, increment));
    return capped(total);
  };
  const larger = (value: Pair, other: Pair): Pair => {
    const own = f.keep(value);
    return f.keep(select(or(apply('f64x2.gt', own, other), apply('f64x2.ne', own, own)), own, other));
  };
  const mixed =
    (curves: readonly ((row: Row) => Pair)[]) =>
    (row: Row): Pair =>
      notTooSmall(
        f.keep(curves.reduce((total, each, group) => add(total, times(argument(group), survival(each(row)))), number(0))),
      );
  switch (form.type) {
    case 'oddsRatio':
      return (row) =>
        notTooSmall(
          f.keep(apply('f64x2.div', number(1), add(number(1), times(argument(0), math.expm1(hazard(form.of).now(row)))))),
        );
    case 'mixture':
      return mixed(form.parts.map((part) => hazard(part).now));
    case 'lifeTable':
      return mixed((form.hazards ?? []).map((values) => (row) => column(values, row)));
    case 'addedHazards':
      return (row) => form.parts.reduce((total, part) => f.keep(capped(f.keep(add(total, hazard(part).now(row))))), number(0));
    case 'greatestHazard': {
      const total = sum();
      return (row) =>
        grown(
          total,
          form.parts.reduce(
            (largest, part) => larger(subtract(hazard(part).now(row), hazard(part).before(row)), largest),
            number(0),
          ),
        );
    }
    case 'leastSurvival':
      return (row) => form.parts.reduce((largest, part) => larger(hazard(part).now(row), largest), number(0));
    case 'towards': {
      const { of, towards, weights } = form;
      if (weights === undefined) throw new Error('the weights of a waning curve on the grid of the model are known');
      const total = sum();
      return (row) => {
        const own = f.keep(subtract(hazard(of).now(row), hazard(of).before(row)));
        const other = f.keep(subtract(hazard(towards).now(row), hazard(towards).before(row)));
        return grown(total, add(other, times(column(weights, row), subtract(own, other))));
      };
    }
    case 'mixtureCure': {
      const uncured = f.keep(subtract(number(1), argument(0)));
      return (row) => {
        const own = add(argument(0), times(uncured, survival(hazard(form.of).now(row))));
        return notTooSmall(f.keep(form.background === undefined ? own : times(own, survival(hazard(form.background).now(row)))));
      };
    }
    case 'nonMixtureCure': {
      const total = f.keep(math.log(argument(0)));
      return (row) => {
        const own = times(total, math.expm1(negative(hazard(form.of).now(row))));
        return capped(f.keep(form.background === undefined ? own : add(own, hazard(form.background).now(row))));
      };
    }
    case 'join': {
      const { place, cycles, bad } = around;
      const start = sum();
      const startAfter = sum();
      return (row) => {
        const before = f.keep(hazard(form.before).now(row));
        const after = f.keep(hazard(form.after).now(row));
        const value = f.variable('f64x2', before);
        f.when(
          apply('i32.le_u', row, i32(8 * place)),
          () => {
            f.set(start, before);
            f.set(startAfter, after);
          },
          () => f.set(value, capped(f.keep(add(start, subtract(after, startAfter))))),
        );
        if (place < cycles)
          f.when(apply('i32.eq', row, i32(8 * place)), () => {
            const nobody = select(
              apply('f64x2.ge', after, number(LARGEST_HAZARD)),
              select(apply('f64x2.lt', before, number(LARGEST_HAZARD)), number(1), number(0)),
              number(0),
            );
            f.set(bad, or(bad, apply('f64x2.ne', nobody, number(0))));
          });
        return value;
      };
    }
  }
};
