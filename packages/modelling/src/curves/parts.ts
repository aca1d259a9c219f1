import { years } from '../expression.ts';
import type { Path } from '../shape.ts';
import { dimensionless, type Unit } from '../units.ts';
import type { CurveDocument } from './format.ts';
import {
  allOfIt,
  asShare,
  hazardRatio,
  type Limits,
  notNegative,
  oddsRatio,
  perYear,
  positive,
  positiveShare,
  real,
  share,
} from './limits.ts';
import { parametric } from './parametric.ts';

/** A formula of a curve, or what is worked out from such: 1 less the shares `of`, or their sum. */
export interface CurveArgument {
  /** Below the curve; as text it is the name of the argument. */
  readonly path: Path;
  readonly written: number | string | { readonly type: 'rest' | 'sum'; readonly of: readonly Path[] };
  readonly unit: Unit;
  readonly limits: Limits;
}

/** What a curve is made of: formulas, in the order in which filling takes them, and other curves. */
export interface CurveParts {
  readonly arguments: readonly CurveArgument[];
  readonly curves: readonly { readonly path: Path; readonly id: string }[];
}

type Written = number | string;

const argument = (path: Path, written: Written, unit: Unit, limits: Limits): CurveArgument => ({ path, written, unit, limits });

/** Shares that make up the whole; the first that is left out gets the rest. */
const shares = (paths: readonly Path[], values: readonly (Written | undefined)[]): readonly CurveArgument[] => {
  const left = values.indexOf(undefined);
  const stated = paths.filter((_, index) => index !== left);
  const list = paths.map((path, index): CurveArgument => {
    const written = index === left ? ({ type: 'rest', of: stated } as const) : (values[index] ?? 0);
    return { path, written, unit: share, limits: asShare };
  });
  const last = paths[0]?.slice(0, 1) ?? [];
  return left === -1 ? [...list, { path: last, written: { type: 'sum', of: paths }, unit: share, limits: allOfIt }] : list;
};

const one = (id: string): CurveParts['curves'] => [{ path: ['of'], id }];
const each = (ids: readonly string[]): CurveParts['curves'] => ids.map((id, index) => ({ path: ['curves', index], id }));

/** What the document of a curve is made of. */
export const partsOf = (document: CurveDocument): CurveParts => {
  switch (document.type) {
    case 'spline':
      return {
        arguments: document.coefficients.map((written, index) => argument(['coefficients', index], written, dimensionless, real)),
        curves: [],
      };
    case 'piecewiseExponential':
      return {
        arguments: document.pieces.map(({ rate }, index) => argument(['pieces', index, 'rate'], rate, perYear, notNegative)),
        curves: [],
      };
    case 'table':
      return { arguments: [], curves: [] };
    case 'lifeTable':
      return {
        arguments: shares(
          document.groups.map((_, index) => ['groups', index, 'share']),
          document.groups.map((group) => group.share),
        ),
        curves: [],
      };
    case 'hazardRatio':
      return { arguments: [argument(['ratio'], document.ratio, hazardRatio, positive)], curves: one(document.of) };
    case 'oddsRatio':
      return { arguments: [argument(['ratio'], document.ratio, oddsRatio, positive)], curves: one(document.of) };
    case 'accelerationFactor':
      return { arguments: [argument(['factor'], document.factor, dimensionless, positive)], curves: one(document.of) };
    case 'delay':
      return { arguments: [argument(['years'], document.years, years, notNegative)], curves: one(document.of) };
    case 'conditional':
      return { arguments: [argument(['fromYear'], document.fromYear, years, notNegative)], curves: one(document.of) };
    case 'join':
      return {
        arguments: [argument(['atYear'], document.atYear, years, notNegative)],
        curves: [
          { path: ['before'], id: document.before },
          { path: ['after'], id: document.after },
        ],
      };
    case 'waning':
      return {
        arguments: [],
        curves: [
          { path: ['of'], id: document.of },
          { path: ['towards'], id: document.towards },
        ],
      };
    case 'mixture':
      return {
        arguments: shares(
          document.parts.map((_, index) => ['parts', index, 'weight']),
          document.parts.map((part) => part.weight),
        ),
        curves: document.parts.map(({ curve }, index) => ({ path: ['parts', index, 'curve'], id: curve })),
      };
    case 'addedHazards':
    case 'greatestHazard':
    case 'leastSurvival':
      return { arguments: [], curves: each(document.curves) };
    case 'mixtureCure':
    case 'nonMixtureCure':
      return {
        arguments: [argument(['cured'], document.cured, share, document.type === 'mixtureCure' ? asShare : positiveShare)],
        curves: [
          ...one(document.of),
          ...(document.background === undefined ? [] : [{ path: ['background'], id: document.background }]),
        ],
      };
    default: {
      const values = new Map<string, unknown>(Object.entries(document));
      return {
        arguments: parametric[document.type].arguments.map(({ name, unit, limits }) => {
          const written = values.get(name);
          return argument([name], typeof written === 'number' || typeof written === 'string' ? written : Number.NaN, unit, limits);
        }),
        curves: [],
      };
    }
  }
};
