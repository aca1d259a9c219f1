import type { SurvivalCurve } from './curve.ts';
import { leastSplineSlope } from './royston-parmar.ts';
import { type Domain, inDomain } from '../distributions/domain.ts';

/** One thing that is wrong with a curve's data. `path` is dotted, with positions in brackets: `parts[1].curve.shape`. */
export interface CurveFault {
  readonly code:
    | 'curve.domain' // value, domain: the number is not in the range that the parameter may have
    | 'curve.empty' // nothing where at least one is needed
    | 'curve.length' // length, expected: two lists that belong together differ in length
    | 'curve.order' // value: times, starts or knots that do not increase
    | 'curve.risingSurvival' // value: survival would increase with time (at log time `at` for a spline)
    | 'curve.weights' // value: weights that do not add up to 1
    | 'curve.unknownSex'; // sex: the life table has no such column
  readonly path: string;
  readonly details: Readonly<Record<string, string | number>>;
}

const DOMAINS: Readonly<Record<string, Readonly<Record<string, Domain>>>> = {
  exponential: { rate: 'notNegative' },
  weibull: { shape: 'positive', scale: 'positive' },
  weibullPH: { shape: 'positive', scale: 'positive' },
  gompertz: { shape: 'real', rate: 'positive' },
  logNormal: { meanLog: 'real', sdLog: 'positive' },
  logLogistic: { shape: 'positive', scale: 'positive' },
  gamma: { shape: 'positive', rate: 'positive' },
  generalisedGamma: { mu: 'real', sigma: 'positive', Q: 'real' },
  generalisedF: { mu: 'real', sigma: 'positive', Q: 'real', P: 'notNegative' },
  hazardRatio: { ratio: 'positive' },
  oddsRatio: { ratio: 'positive' },
  accelerationFactor: { factor: 'positive' },
  join: { at: 'notNegative' },
  conditional: { from: 'notNegative' },
  waning: { ratio: 'positive' },
  mixtureCure: { cured: 'probability' },
  nonMixtureCure: { cured: 'probability' },
  lifeTable: { age: 'notNegative', year: 'real', yearsPerUnit: 'positive' },
};

const domainFault = (path: string, value: unknown, domain: Domain): CurveFault[] =>
  typeof value === 'number' && inDomain(value, domain)
    ? []
    : [{ code: 'curve.domain', path, details: { value: Number(value), domain } }];

const listFaults = (path: string, values: readonly number[], domain: Domain): CurveFault[] =>
  values.flatMap((value, i) => domainFault(`${path}[${i}]`, value, domain));

const lengthFault = (path: string, length: number, expected: number): CurveFault[] =>
  length === expected ? [] : [{ code: 'curve.length', path, details: { length, expected } }];

const emptyFault = (path: string, length: number, least = 1): CurveFault[] =>
  length >= least ? [] : [{ code: 'curve.empty', path, details: { length, least } }];

const orderFaults = (path: string, values: readonly number[]): CurveFault[] =>
  values.flatMap((value, i) => {
    const previous = values[i - 1];
    return previous === undefined || value > previous
      ? []
      : [{ code: 'curve.order', path: `${path}[${i}]`, details: { value, previous } } as const];
  });

const childrenFaults = (path: string, curves: readonly SurvivalCurve[]): CurveFault[] => [
  ...emptyFault(path, curves.length),
  ...curves.flatMap((curve, i) => curveFaults(curve, `${path}[${i}]`)),
];

const ownFaults = (curve: SurvivalCurve, at: (field: string) => string): CurveFault[] => {
  switch (curve.kind) {
    case 'roystonParmar': {
      const shape = [
        ...emptyFault(at('knots'), curve.knots.length, 2),
        ...lengthFault(at('coefficients'), curve.coefficients.length, curve.knots.length),
        ...listFaults(at('knots'), curve.knots, 'real'),
        ...listFaults(at('coefficients'), curve.coefficients, 'real'),
        ...orderFaults(at('knots'), curve.knots),
      ];
      if (shape.length > 0) return shape;
      const { slope, x } = leastSplineSlope(curve);
      return slope >= 0 ? [] : [{ code: 'curve.risingSurvival', path: at('coefficients'), details: { value: slope, at: x } }];
    }
    case 'piecewiseExponential':
      return [
        ...emptyFault(at('starts'), curve.starts.length),
        ...lengthFault(at('rates'), curve.rates.length, curve.starts.length),
        ...(curve.starts.length > 0 && curve.starts[0] !== 0
          ? [{ code: 'curve.order', path: at('starts[0]'), details: { value: curve.starts[0] ?? 0, previous: 0 } } as const]
          : []),
        ...orderFaults(at('starts'), curve.starts),
        ...curve.rates.flatMap((rate, i) =>
          rate === Number.POSITIVE_INFINITY ? [] : domainFault(at(`rates[${i}]`), rate, 'notNegative'),
        ),
      ];
    case 'table':
      return [
        ...emptyFault(at('times'), curve.times.length),
        ...lengthFault(at('survival'), curve.survival.length, curve.times.length),
        ...listFaults(at('times'), curve.times, 'notNegative'),
        ...listFaults(at('survival'), curve.survival, 'probability'),
        ...orderFaults(at('times'), curve.times),
        ...curve.survival.flatMap((value, i) => {
          const previous = curve.survival[i - 1] ?? 1;
          return value <= previous
            ? []
            : [{ code: 'curve.risingSurvival', path: at(`survival[${i}]`), details: { value, previous } } as const];
        }),
      ];
    case 'lifeTable': {
      const rows = curve.table.deaths[curve.sex];
      if (rows === undefined) return [{ code: 'curve.unknownSex', path: at('sex'), details: { sex: curve.sex } }];
      const path = at(`table.deaths.${curve.sex}`);
      return [
        ...emptyFault(path, rows.length),
        ...rows.flatMap((row, i) => [
          ...emptyFault(`${path}[${i}]`, row.length),
          ...listFaults(`${path}[${i}]`, row, 'probability'),
        ]),
      ];
    }
    case 'mixture': {
      const total = curve.parts.reduce((sum, { weight }) => sum + weight, 0);
      return [
        ...emptyFault(at('parts'), curve.parts.length),
        ...curve.parts.flatMap(({ weight, curve: part }, i) => [
          ...domainFault(at(`parts[${i}].weight`), weight, 'probability'),
          ...curveFaults(part, at(`parts[${i}].curve`)),
        ]),
        ...(Math.abs(total - 1) <= 1e-9 ? [] : [{ code: 'curve.weights', path: at('parts'), details: { value: total } } as const]),
      ];
    }
    case 'waning':
      return [
        ...domainFault(at('shape.from'), curve.shape.from, 'notNegative'),
        ...(curve.shape.kind === 'linear' ? orderFaults(at('shape'), [curve.shape.from, curve.shape.to]) : []),
        ...curveFaults(curve.curve, at('curve')),
      ];
    case 'nonMixtureCure':
      return [
        ...(curve.cured === 0
          ? [{ code: 'curve.domain', path: at('cured'), details: { value: 0, domain: 'positive' } } as const]
          : []),
        ...curveFaults(curve.curve, at('curve')),
      ];
    case 'hazardRatio':
    case 'oddsRatio':
    case 'accelerationFactor':
    case 'conditional':
    case 'mixtureCure':
      return curveFaults(curve.curve, at('curve'));
    case 'join':
      return [...curveFaults(curve.before, at('before')), ...curveFaults(curve.after, at('after'))];
    case 'addedHazards':
    case 'greatestHazard':
    case 'leastSurvival':
      return childrenFaults(at('curves'), curve.curves);
    default:
      return [];
  }
};

/** Everything that is wrong with a curve and the curves inside it, all at once; an empty list when it may be evaluated. */
export const curveFaults = (curve: SurvivalCurve, path = ''): CurveFault[] => {
  const at = (field: string): string => (path === '' ? field : `${path}.${field}`);
  const values: Readonly<Record<string, unknown>> = { ...curve };
  const numbers = Object.entries(DOMAINS[curve.kind] ?? {}).flatMap(([name, domain]) =>
    domainFault(at(name), values[name], domain),
  );
  return [...numbers, ...ownFaults(curve, at)];
};
