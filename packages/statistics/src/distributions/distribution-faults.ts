import { choleskyFactor, scoreCorrelations } from './correlation.ts';
import { type Domain, inDomain } from './domain.ts';
import { marginalCdf } from './marginal.ts';
import type { DistributionFault, ParameterDistribution } from './parameter.ts';

/** A truncated distribution with less probability than this between its bounds loses digits. */
const LEAST_INSIDE = 1e-6;

const at = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`);

const domainFault = (path: string, value: number, domain: Domain): DistributionFault[] =>
  inDomain(value, domain) ? [] : [{ code: 'distribution.domain', path, details: { value, domain } }];

const atLeast = (path: string, value: number, least: number): DistributionFault[] =>
  value >= least ? [] : [{ code: 'distribution.order', path, details: { value, least } }];

const notEmpty = (path: string, values: readonly unknown[]): DistributionFault[] =>
  values.length > 0 ? [] : [{ code: 'distribution.empty', path, details: {} }];

const lengthFault = (path: string, length: number, expected: number): DistributionFault[] =>
  length === expected ? [] : [{ code: 'distribution.shape', path, details: { length, expected } }];

const list = (path: string, values: readonly number[], domain: Domain): DistributionFault[] =>
  values.flatMap((value, i) => domainFault(`${path}[${i}]`, value, domain));

const rowFaults = (path: string, rows: readonly (readonly number[])[]): DistributionFault[] => [
  ...notEmpty(path, rows),
  ...rows.flatMap((row, i) => [
    ...lengthFault(`${path}[${i}]`, row.length, rows[0]?.length ?? 0),
    ...list(`${path}[${i}]`, row, 'real'),
  ]),
];

const matrixFaults = (path: string, matrix: readonly (readonly number[])[], size: number): DistributionFault[] => {
  const shape = [
    ...lengthFault(path, matrix.length, size),
    ...matrix.flatMap((row, i) => [...lengthFault(`${path}[${i}]`, row.length, size), ...list(`${path}[${i}]`, row, 'real')]),
  ];
  if (shape.length > 0) return shape;
  return matrix.flatMap((values, row) =>
    values.slice(0, row).flatMap((value, column) => {
      const other = matrix[column]?.[row] ?? Number.NaN;
      return Math.abs(value - other) <= 1e-12 * Math.max(Math.abs(value), Math.abs(other))
        ? []
        : [
            {
              code: 'distribution.notSymmetric',
              path: `${path}[${row}][${column}]`,
              details: { row, column, value, other },
            } as const,
          ];
    }),
  );
};

const definiteFaults = (path: string, matrix: readonly (readonly number[])[]): DistributionFault[] => {
  const factor = choleskyFactor(matrix);
  return factor.ok
    ? []
    : [
        {
          code: 'distribution.notPositiveDefinite',
          path: `${path}[${factor.index}]`,
          details: { index: factor.index, pivot: factor.pivot },
        },
      ];
};

const either = (first: DistributionFault[], then: () => DistributionFault[]): DistributionFault[] =>
  first.length > 0 ? first : then();

/** Everything that is wrong with a distribution, all at once; an empty list when it may be sampled. */
export const distributionFaults = (distribution: ParameterDistribution, path = ''): DistributionFault[] => {
  const real = (field: string, value: number): DistributionFault[] => domainFault(at(path, field), value, 'real');
  const positive = (field: string, value: number): DistributionFault[] => domainFault(at(path, field), value, 'positive');
  const notNegative = (field: string, value: number): DistributionFault[] => domainFault(at(path, field), value, 'notNegative');
  switch (distribution.kind) {
    case 'fixed':
      return real('value', distribution.value);
    case 'normal':
      return [...real('mean', distribution.mean), ...notNegative('sd', distribution.sd)];
    case 'logNormal':
      return [...real('meanLog', distribution.meanLog), ...notNegative('sdLog', distribution.sdLog)];
    case 'beta':
      return [...positive('alpha', distribution.alpha), ...positive('beta', distribution.beta)];
    case 'gamma':
      return [...positive('shape', distribution.shape), ...positive('rate', distribution.rate)];
    case 'uniform':
      return either([...real('low', distribution.low), ...real('high', distribution.high)], () =>
        atLeast(at(path, 'high'), distribution.high, distribution.low),
      );
    case 'pert':
    case 'triangular':
      return either(
        [
          ...real('low', distribution.low),
          ...real('mode', distribution.mode),
          ...real('high', distribution.high),
          ...(distribution.kind === 'pert' ? positive('weight', distribution.weight) : []),
        ],
        () => [
          ...atLeast(at(path, 'mode'), distribution.mode, distribution.low),
          ...atLeast(at(path, 'high'), distribution.high, distribution.mode),
        ],
      );
    case 'studentT':
      return [
        ...real('location', distribution.location),
        ...notNegative('scale', distribution.scale),
        ...positive('freedom', distribution.freedom),
      ];
    case 'bootstrap':
      return [...notEmpty(at(path, 'values'), distribution.values), ...list(at(path, 'values'), distribution.values, 'real')];
    case 'truncated': {
      const { of, low, high } = distribution;
      const missing = (field: string, value: number): DistributionFault[] =>
        Number.isNaN(value) ? domainFault(at(path, field), value, 'real') : [];
      return either([...distributionFaults(of, at(path, 'of')), ...missing('low', low), ...missing('high', high)], () =>
        either(atLeast(at(path, 'high'), high, low), () =>
          marginalCdf(of, high) - marginalCdf(of, low) >= LEAST_INSIDE
            ? []
            : [{ code: 'distribution.empty', path: at(path, 'high'), details: {} }],
        ),
      );
    }
    case 'dirichlet': {
      const field = at(path, 'concentrations');
      const faults = list(field, distribution.concentrations, 'notNegative');
      const anything = distribution.concentrations.some((part) => part > 0);
      return anything || faults.length > 0 ? faults : [{ code: 'distribution.empty', path: field, details: {} }];
    }
    case 'multivariateNormal': {
      const field = at(path, 'covariance');
      return either(
        [
          ...notEmpty(at(path, 'mean'), distribution.mean),
          ...list(at(path, 'mean'), distribution.mean, 'real'),
          ...matrixFaults(field, distribution.covariance, distribution.mean.length),
        ],
        () => definiteFaults(field, distribution.covariance),
      );
    }
    case 'jointBootstrap':
    case 'importedDraws':
      return rowFaults(at(path, 'rows'), distribution.rows);
    case 'copula': {
      const field = at(path, 'correlation');
      return either(
        [
          ...notEmpty(at(path, 'marginals'), distribution.marginals),
          ...distribution.marginals.flatMap((marginal, i) => distributionFaults(marginal, at(path, `marginals[${i}]`))),
          ...matrixFaults(field, distribution.correlation, distribution.marginals.length),
          ...distribution.correlation.flatMap((row, i) =>
            row.flatMap((value, j) =>
              (i === j ? value === 1 : value > -1 && value < 1)
                ? []
                : [
                    {
                      code: 'distribution.domain',
                      path: `${field}[${i}][${j}]`,
                      details: { value, domain: 'correlation' },
                    } as const,
                  ],
            ),
          ),
        ],
        () => {
          const converted = scoreCorrelations(distribution);
          if (converted.ok) return definiteFaults(field, converted.matrix);
          return converted.faults.map((fault) => ({ ...fault, path: field }));
        },
      );
    }
  }
};
