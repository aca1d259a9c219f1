import type { Expression } from '../expression.ts';
import type { Operand } from '../program.ts';
import { type Path, pathText } from '../shape.ts';
import type { CurveDocument, CurveOf, Waning } from './format.ts';
import { type DerivedGrid, extraPoints, fillGrid, type Grid } from './grid.ts';
import type { Limits } from './limits.ts';
import type { ModelCurve } from './model.ts';
import { meanWaning, waningWeight } from './operators.ts';
import { formOf, type ParametricType } from './parametric.ts';
import { partsOf } from './parts.ts';
import { type LifeTableForm, lifeTableHazards, lifeTableOf, type SplineForm, type TableForm, unitsPerYear } from './tables.ts';

/** How a curve is worked out. Numbers that name other curves are positions in `CurvesPlan.curves`, on grids of the same length unless said. */
export type CurveForm =
  | { readonly type: 'parametric'; readonly curve: ParametricType }
  | TableForm
  | SplineForm
  | { readonly type: 'pieces'; readonly starts: readonly number[] }
  /** `hazards` by column where the grid is the same in every draw. */
  | (LifeTableForm & { readonly hazards: readonly Float64Array[] | undefined })
  /** `weights` is absent when nothing fades, and when the grid changes from draw to draw. */
  | { readonly type: 'ratio'; readonly of: number; readonly waning: Waning | undefined; readonly weights: Float64Array | undefined }
  | {
      readonly type: 'towards';
      readonly of: number;
      readonly towards: number;
      readonly waning: Waning;
      readonly weights: Float64Array | undefined;
    }
  | { readonly type: 'oddsRatio'; readonly of: number }
  /** Another curve on a grid that makes it this one. */
  | { readonly type: 'same'; readonly of: number }
  /** `of` stands on a grid with one point more, the second. */
  | { readonly type: 'conditional'; readonly of: number }
  /** Both stand on the grid `inner`, or one made from it, which has `added` points that this curve's grid has not. */
  | { readonly type: 'join'; readonly before: number; readonly after: number; readonly inner: number; readonly added: 0 | 1 }
  | { readonly type: 'mixture' | 'addedHazards' | 'greatestHazard' | 'leastSurvival'; readonly parts: readonly number[] }
  | {
      readonly type: 'mixtureCure' | 'nonMixtureCure';
      readonly of: number;
      readonly background: number | undefined;
    };

/** A curve on one grid. */
export interface CurvePlan {
  readonly id: string;
  readonly byDraw: boolean;
  /** Whether another curve reads its cumulative hazard. */
  readonly isRead: boolean;
  /** Position in `CurvesPlan.grids`; 0 is the grid of the model. */
  readonly grid: number;
  readonly arguments: readonly CurvePlanArgument[];
  readonly form: CurveForm;
}
export interface CurvePlanArgument {
  readonly name: string;
  readonly path: Path;
  readonly operand: Operand;
  readonly limits: Limits;
}

export interface GridPlan {
  readonly byDraw: boolean;
  /** With the times in place unless they change from draw to draw. */
  readonly grid: Grid;
  /** How it is made from another; absent for the grid of the model. */
  readonly from: { readonly type: DerivedGrid; readonly of: number; readonly at: Operand } | undefined;
}

export interface CurvesPlan {
  readonly grids: readonly GridPlan[];
  /** Each after those it reads. */
  readonly curves: readonly CurvePlan[];
}

/** What a curve is worked out as: survival, or cumulative hazard. */
export const givesSurvival = ({ form, isRead }: Pick<CurvePlan, 'form' | 'isRead'>): boolean => {
  switch (form.type) {
    case 'parametric':
      return formOf(form.curve, isRead).gives === 'survival';
    case 'table':
    case 'lifeTable':
    case 'oddsRatio':
    case 'mixture':
    case 'mixtureCure':
      return true;
    default:
      return false;
  }
};

/** Positions of the curves that a form reads. */
export const curvesRead = (form: CurveForm): readonly number[] => {
  switch (form.type) {
    case 'ratio':
    case 'oddsRatio':
    case 'same':
    case 'conditional':
      return [form.of];
    case 'towards':
      return [form.of, form.towards];
    case 'join':
      return [form.before, form.after];
    case 'mixture':
    case 'addedHazards':
    case 'greatestHazard':
    case 'leastSurvival':
      return form.parts;
    case 'mixtureCure':
    case 'nonMixtureCure':
      return form.background === undefined ? [form.of] : [form.of, form.background];
    default:
      return [];
  }
};

/** What planning takes from the rest of a plan. */
export interface CurvesSource {
  readonly curves: readonly ModelCurve[];
  readonly entryAge: number;
  readonly cyclesPerYear: number;
  readonly grid: Grid;
  readonly compile: (tree: Expression) => Operand;
  /** The value of an operand that is the same in every draw. */
  readonly valueOf: (operand: Operand) => number;
}

type Planned = Omit<CurvePlan, 'isRead'>;

/** Plans the curves that are asked for and those they read: each on every grid on which it is read. */
export class CurvePlanner {
  private readonly source: CurvesSource;
  private readonly documents: ReadonlyMap<string, ModelCurve>;
  private readonly grids: GridPlan[];
  private readonly planned: Planned[] = [];
  private readonly known = new Map<string, number>();

  constructor(source: CurvesSource) {
    this.source = source;
    this.documents = new Map(source.curves.map((curve) => [curve.id, curve]));
    this.grids = [{ byDraw: false, grid: source.grid, from: undefined }];
  }

  finish(): CurvesPlan {
    const read = new Set(this.planned.flatMap(({ form }) => curvesRead(form)));
    return { grids: this.grids, curves: this.planned.map((curve, index) => ({ ...curve, isRead: read.has(index) })) };
  }

  private gridAt(position: number): GridPlan {
    const grid = this.grids[position];
    if (grid === undefined) throw new Error(`no grid ${position}`);
    return grid;
  }

  /** The position of a grid made from another. */
  private derived(type: DerivedGrid, of: number, at: Operand): number {
    const key = `grid ${type} ${of} ${at.register}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const parent = this.gridAt(of);
    const length = parent.grid.time.length + extraPoints[type];
    const grid = { time: new Float64Array(length), logTime: new Float64Array(length) };
    const byDraw = parent.byDraw || at.byDraw;
    if (!byDraw) fillGrid(type, parent.grid, this.source.valueOf(at), grid);
    const position = this.grids.push({ byDraw, grid, from: { type, of, at } }) - 1;
    this.known.set(key, position);
    return position;
  }

  /** Whether a time is a point of a grid in every draw. */
  private isPoint(grid: number, at: Operand): boolean {
    const { byDraw, grid: points } = this.gridAt(grid);
    return !byDraw && !at.byDraw && points.time.includes(this.source.valueOf(at));
  }

  /** The position of a curve on a grid. */
  place(id: string, grid = 0): number {
    const key = `curve ${id} ${grid}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const curve = this.documents.get(id);
    if (curve === undefined) throw new Error(`the curve ${id} was not found by the check`);
    const list = partsOf(curve.document).arguments.map(({ path, limits }): CurvePlanArgument => {
      const name = pathText(path);
      const tree = curve.arguments.get(name);
      if (tree === undefined) throw new Error(`curve ${id} lost its argument ${name}`);
      return { name, path, operand: this.source.compile(tree), limits };
    });
    const form = this.form(curve.document, list, grid);
    const byDraw =
      this.gridAt(grid).byDraw ||
      list.some(({ operand }) => operand.byDraw) ||
      curvesRead(form).some((index) => this.planned[index]?.byDraw === true);
    const position = this.planned.push({ id, byDraw, grid, arguments: list, form }) - 1;
    this.known.set(key, position);
    return position;
  }

  private form(document: CurveDocument, list: readonly CurvePlanArgument[], grid: number): CurveForm {
    const { cyclesPerYear } = this.source;
    const on = (id: string): number => this.place(id, grid);
    const first = (): Operand => {
      const operand = list[0]?.operand;
      if (operand === undefined) throw new Error(`a ${document.type} curve has no argument`);
      return operand;
    };
    const fixed = <T>(make: (points: Grid) => T): T | undefined => {
      const { byDraw, grid: points } = this.gridAt(grid);
      return byDraw ? undefined : make(points);
    };
    switch (document.type) {
      case 'table': {
        const { timeUnit, times, survival, between, afterLast } = document;
        const perYear = unitsPerYear(timeUnit, cyclesPerYear);
        const inYears = times.map((time) => time / perYear);
        const knownTo = afterLast === 'undefined' ? (inYears.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
        return { type: 'table', times: inYears, survival, between, knownTo, cyclesPerYear };
      }
      case 'spline': {
        const { scale, logKnots: knots, timeUnit } = document;
        return { type: 'spline', scale, knots, perYear: unitsPerYear(timeUnit, cyclesPerYear) };
      }
      case 'piecewiseExponential':
        return { type: 'pieces', starts: document.pieces.map(({ fromYear }) => fromYear) };
      case 'lifeTable': {
        const form = this.lifeTable(document);
        return { ...form, hazards: fixed((points) => lifeTableHazards(points, form)) };
      }
      case 'hazardRatio': {
        const { waning } = document;
        const weights = waning === undefined ? undefined : fixed(({ time }) => time.map((t) => waningWeight(waning, t)));
        return { type: 'ratio', of: on(document.of), waning, weights };
      }
      case 'waning': {
        const { waning } = document;
        const weights = fixed(({ time }) => meanWaning(waning, time));
        return { type: 'towards', of: on(document.of), towards: on(document.towards), waning, weights };
      }
      case 'oddsRatio':
        return { type: 'oddsRatio', of: on(document.of) };
      case 'accelerationFactor':
        return { type: 'same', of: this.place(document.of, this.derived('divided', grid, first())) };
      case 'delay':
        return { type: 'same', of: this.place(document.of, this.derived('since', grid, first())) };
      case 'conditional':
        return { type: 'conditional', of: this.place(document.of, this.derived('beyond', grid, first())) };
      case 'join': {
        const at = first();
        const added = this.isPoint(grid, at) ? 0 : 1;
        const inner = added === 0 ? grid : this.derived('withPoint', grid, at);
        const before = this.place(document.before, inner);
        const after = this.place(document.after, document.clock === 'entry' ? inner : this.derived('since', inner, at));
        return { type: 'join', before, after, inner, added };
      }
      case 'mixture':
        return { type: 'mixture', parts: document.parts.map(({ curve }) => on(curve)) };
      case 'addedHazards':
      case 'greatestHazard':
      case 'leastSurvival':
        return { type: document.type, parts: document.curves.map(on) };
      case 'mixtureCure':
      case 'nonMixtureCure':
        return {
          type: document.type,
          of: on(document.of),
          background: document.background === undefined ? undefined : on(document.background),
        };
      default:
        return { type: 'parametric', curve: document.type };
    }
  }

  private lifeTable(document: CurveOf<'lifeTable'>): LifeTableForm {
    const table = lifeTableOf(document);
    return {
      type: 'lifeTable',
      table,
      columns: document.groups.map(({ column }) => column),
      age: document.entryAge ?? this.source.entryAge,
      year: document.entryYear ?? table.firstYear,
      step: ({ cycleStart: 'start', cycleEnd: 'end', exact: 'exact' } as const)[document.ageAt],
    };
  }
}
