import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './programs.ts';

/** Writes the cohort and microsimulation documents of the benchmark: `node bench/write-models.ts`. They are too regular to be written by hand. */

interface Parameter {
  readonly id: string;
  readonly unit: string;
  readonly value: number | string;
  readonly distribution?: string;
}

interface State {
  readonly id: string;
  readonly utility: string;
  readonly memory?: number;
}

interface Transition {
  readonly from: string;
  readonly to: string;
  /** Absent for the remainder. */
  readonly probability?: string;
  readonly strategy?: Strategy;
}

interface Cost {
  readonly id: string;
  readonly state: string;
  readonly amount: string;
  readonly strategy?: Strategy;
}

type Strategy = 'standard' | 'treated';

interface Model {
  readonly id: string;
  readonly what: string;
  readonly cyclesPerYear: number;
  readonly horizon: number;
  readonly rates: readonly [costs: number, effects: number];
  readonly age: number;
  readonly parameters: readonly Parameter[];
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
  readonly costs: readonly Cost[];
  /** Utilities of the treated that differ, by state. */
  readonly treatedUtilities?: string;
}

const words = (text: string): string => `{ nb: ${text}, nn: ${text}, en: ${text} }`;
const applies = (strategy: Strategy | undefined): readonly string[] =>
  strategy === undefined ? [] : [`    strategies: [${strategy}]`];

const lines = (model: Model): readonly string[] => [
  `# Written by bench/write-models.ts. Constructed for the benchmark: ${model.what}`,
  'format: likeverd-model',
  'formatVersion: 1',
  `id: bench-${model.id}`,
  'kind: cohort',
  `title: ${words('Benchmark')}`,
  `summary: ${words('Constructed for the benchmark')}`,
  'source: { citation: Constructed, licence: MIT }',
  'constructed: true',
  'currency: NOK',
  'priceYear: 2024',
  `time: { cyclesPerYear: ${model.cyclesPerYear}, horizon: ${model.horizon}, correction: trapezoid, source: Constructed }`,
  'discounting:',
  '  weightAt: point',
  `  schedule: [{ fromYear: 0, rate: ${model.rates[0]} }]`,
  `  effects: [{ fromYear: 0, rate: ${model.rates[1]} }]`,
  '  source: Constructed',
  `population: { entryAge: ${model.age} }`,
  `payers: { services: ${words('Services')} }`,
  'perspective: { payers: [services], source: Constructed }',
  'parameters:',
  ...model.parameters.flatMap(({ id, unit, value, distribution }) => [
    `  ${id}:`,
    `    label: ${words(id)}`,
    '    description: Constructed for the benchmark.',
    `    unit: ${unit}`,
    `    value: ${value}`,
    '    source: Constructed',
    ...(distribution === undefined ? [] : [`    distribution: { ${distribution} }`]),
  ]),
  'states:',
  ...model.states.flatMap(({ id, utility, memory }) => [
    `  - id: ${id}`,
    `    label: ${words(id)}`,
    `    utility: ${utility}`,
    ...(memory === undefined ? [] : [`    memory: ${memory}`]),
  ]),
  '  - id: dead',
  `    label: ${words('dead')}`,
  'transitions:',
  ...model.transitions.flatMap(({ from, to, probability, strategy }) => [
    `  - type: ${probability === undefined ? 'remainder' : 'probability'}`,
    `    from: ${from}`,
    `    to: ${to}`,
    ...applies(strategy),
    ...(probability === undefined ? [] : [`    probability: ${probability}`]),
  ]),
  'strategies:',
  `  - { id: standard, label: ${words('standard')} }`,
  `  - { id: treated, label: ${words('treated')}${model.treatedUtilities === undefined ? '' : `, utilities: { ${model.treatedUtilities} }`} }`,
  'costs:',
  ...model.costs.flatMap(({ id, state, amount, strategy }) => [
    '  - type: perYear',
    `    id: ${id}`,
    `    label: ${words(id)}`,
    '    payer: services',
    ...applies(strategy),
    `    state: ${state}`,
    `    amount: ${amount}`,
  ]),
];

const gamma = (id: string, unit: string, value: number, shape: number): Parameter => ({
  id,
  unit,
  value,
  distribution: `type: gamma, se: value / ${shape} ^ 0.5`,
});
const logNormal = (id: string, value: number, sdlog: number, unit = 'dimensionless'): Parameter => ({
  id,
  unit,
  value,
  distribution: `type: logNormal, sdlog: ${sdlog}`,
});
const beta = (id: string, unit: string, value: number, se: string): Parameter => ({
  id,
  unit,
  value,
  distribution: `type: beta, se: ${se}`,
});

/** Mortality a year at age 25 and each year after, as a formula of the cycle. */
const yearly = '(0.00006 * exp(0.085 * (24 + cycle)) + 0.0004)';

const sickSicker = (): Model => {
  const survive = {
    healthy: `exp(-${yearly})`,
    sick: `exp(-${yearly} * hrSick)`,
    sicker: `exp(-${yearly} * hrSicker)`,
  } as const;
  const dies = (state: keyof typeof survive): Transition => ({
    from: state,
    to: 'dead',
    probability: `1 - ${survive[state]}`,
  });
  return {
    id: 'cohort-4',
    what: 'Sick-Sicker, 60 yearly cycles, mortality by age.',
    cyclesPerYear: 1,
    horizon: 60,
    rates: [0.035, 0.015],
    age: 25,
    parameters: [
      gamma('rateSick', 'rate', 0.15, 30),
      gamma('rateRecover', 'rate', 0.5, 60),
      gamma('rateWorse', 'rate', 0.105, 84),
      logNormal('hrTreatment', 0.6, 0.02),
      logNormal('hrSick', 3, 0.01),
      logNormal('hrSicker', 10, 0.02),
      gamma('costHealthy', 'NOK/year', 2000, 100),
      gamma('costSick', 'NOK/year', 4000, 177.8),
      gamma('costSicker', 'NOK/year', 15_000, 225),
      gamma('costTreatment', 'NOK/year', 12_000, 73.5),
      beta('utilityHealthy', 'utility', 0.985, '0.0085'),
      beta('utilitySick', 'utility', 0.743, '0.033'),
      beta('utilitySicker', 'utility', 0.5, '0.023'),
      beta('utilityTreated', 'utility', 0.952, '0.012'),
      {
        id: 'sick',
        unit: 'probability',
        value: 'probabilityFromRate(rateSick, 1 [year])',
      },
      {
        id: 'recover',
        unit: 'probability',
        value: 'probabilityFromRate(rateRecover, 1 [year])',
      },
      {
        id: 'worse',
        unit: 'probability',
        value: 'probabilityFromRate(rateWorse, 1 [year])',
      },
      {
        id: 'worseTreated',
        unit: 'probability',
        value: 'probabilityFromRate(rateWorse * hrTreatment, 1 [year])',
      },
    ],
    states: [
      { id: 'healthy', utility: 'utilityHealthy' },
      { id: 'sick', utility: 'utilitySick' },
      { id: 'sicker', utility: 'utilitySicker' },
    ],
    treatedUtilities: 'sick: utilityTreated',
    transitions: [
      { from: 'healthy', to: 'sick', probability: `sick * ${survive.healthy}` },
      dies('healthy'),
      { from: 'healthy', to: 'healthy' },
      { from: 'sick', to: 'healthy', probability: `recover * ${survive.sick}` },
      {
        from: 'sick',
        to: 'sicker',
        probability: `worse * ${survive.sick}`,
        strategy: 'standard',
      },
      {
        from: 'sick',
        to: 'sicker',
        probability: `worseTreated * ${survive.sick}`,
        strategy: 'treated',
      },
      dies('sick'),
      { from: 'sick', to: 'sick' },
      dies('sicker'),
      { from: 'sicker', to: 'sicker' },
    ],
    costs: [
      { id: 'healthy', state: 'healthy', amount: 'costHealthy' },
      { id: 'sick', state: 'sick', amount: 'costSick' },
      { id: 'sicker', state: 'sicker', amount: 'costSicker' },
      {
        id: 'treatmentSick',
        state: 'sick',
        amount: 'costTreatment',
        strategy: 'treated',
      },
      {
        id: 'treatmentSicker',
        state: 'sicker',
        amount: 'costTreatment',
        strategy: 'treated',
      },
    ],
  };
};

const tenStates = (): Model => {
  const living = Array.from({ length: 9 }, (_, s) => s);
  const pairs = living.flatMap((s) => living.flatMap((j) => (j === s ? [] : [[s, j] as const])));
  const survive = (s: number): string => `exp(-(0.00002 * exp(0.09 * floor(55 + (cycle - 1) / 52)) / 52) * ratio${s})`;
  return {
    id: 'cohort-10',
    what: 'nine living states, 1,040 weekly cycles, mortality constant within a year of age.',
    cyclesPerYear: 52,
    horizon: 20,
    rates: [0.035, 0.015],
    age: 55,
    parameters: [
      ...pairs.map(([s, j]) => beta(`move${s}to${j}`, 'probability', (j > s ? 2 : 1) / 416, 'value * 0.6')),
      logNormal('effect', 0.7, 0.1),
      ...living.map((s) => logNormal(`ratio${s}`, Number(Math.exp(0.3 * s).toFixed(6)), 0.1)),
      ...living.map((s) => gamma(`cost${s}`, 'NOK/year', 2600 * (2 + 3 * s), 50)),
      ...living.map((s) => beta(`utility${s}`, 'utility', Number((50 / (58 + 5 * s)).toFixed(6)), '0.05')),
    ],
    states: living.map((s) => ({ id: `state${s}`, utility: `utility${s}` })),
    transitions: living.flatMap((s): readonly Transition[] => [
      ...pairs
        .filter(([from]) => from === s)
        .flatMap(([, j]): readonly Transition[] => {
          const edge = { from: `state${s}`, to: `state${j}` };
          if (j < s) return [{ ...edge, probability: `move${s}to${j} * ${survive(s)}` }];
          return [
            {
              ...edge,
              probability: `move${s}to${j} * ${survive(s)}`,
              strategy: 'standard',
            },
            {
              ...edge,
              probability: `move${s}to${j} * effect * ${survive(s)}`,
              strategy: 'treated',
            },
          ];
        }),
      { from: `state${s}`, to: 'dead', probability: `1 - ${survive(s)}` },
      { from: `state${s}`, to: `state${s}` },
    ]),
    costs: living.flatMap((s): readonly Cost[] => [
      { id: `cost${s}`, state: `state${s}`, amount: `cost${s}` },
      {
        id: `treatment${s}`,
        state: `state${s}`,
        amount: '1040 [NOK/year]',
        strategy: 'treated',
      },
    ]),
  };
};

const tunnels = (): Model => {
  const years = '(timeInState / 1 [year])';
  const excess = `exp(((${years} - 1) / scale) ^ shape - (${years} / scale) ^ shape)`;
  return {
    id: 'tunnels',
    what: 'healthy and sick, 75 yearly cycles, time since falling ill in 75 tunnel states.',
    cyclesPerYear: 1,
    horizon: 75,
    rates: [0.04, 0.04],
    age: 25,
    parameters: [
      beta('fallIll', 'probability', 0.032, '0.0045'),
      logNormal('prevention', 0.8, 0.1),
      beta('recover', 'probability', 0.2, '0.033'),
      beta('fading', 'share', 0.9, '0.03'),
      logNormal('shape', 1.2, 0.05),
      logNormal('scale', 12, 0.1),
      gamma('costHealthy', 'NOK/year', 2000, 100),
      gamma('costSick', 'NOK/year', 25_000, 100),
      gamma('costFirstYear', 'NOK/year', 50_000, 50),
      beta('utilityHealthy', 'utility', 0.9, '0.02'),
      beta('utilitySick', 'utility', 0.667, '0.035'),
    ],
    states: [
      { id: 'healthy', utility: 'utilityHealthy' },
      { id: 'sick', utility: 'utilitySick', memory: 75 },
    ],
    transitions: [
      {
        from: 'healthy',
        to: 'sick',
        probability: `fallIll * exp(-${yearly})`,
        strategy: 'standard',
      },
      {
        from: 'healthy',
        to: 'sick',
        probability: `fallIll * prevention * exp(-${yearly})`,
        strategy: 'treated',
      },
      { from: 'healthy', to: 'dead', probability: `1 - exp(-${yearly})` },
      { from: 'healthy', to: 'healthy' },
      {
        from: 'sick',
        to: 'healthy',
        probability: `exp(-${yearly}) * (${excess} * (recover * fading ^ (${years} - 1)))`,
      },
      {
        from: 'sick',
        to: 'dead',
        probability: `1 - exp(-${yearly}) * ${excess}`,
      },
      { from: 'sick', to: 'sick' },
    ],
    costs: [
      { id: 'healthy', state: 'healthy', amount: 'costHealthy' },
      {
        id: 'prevention',
        state: 'healthy',
        amount: '4000',
        strategy: 'treated',
      },
      { id: 'sick', state: 'sick', amount: 'costSick' },
      {
        id: 'firstYear',
        state: 'sick',
        amount: `costFirstYear * max(0, 2 - ${years})`,
      },
    ],
  };
};

/** Sick-Sicker with a memory of illness, as bench/c/microsimulation.h describes it; remainders are deaths, so that targets come in the order of the C tables. */
const microsimulation = (): readonly string[] => {
  const yearly = '(0.00006 * exp(0.085 * (24 + cycle)) + 0.0004)';
  const die = `(1 - exp(-${yearly}))`;
  const dieOf = (ratio: number, growth: number, most: number): string =>
    `min(${most}, 1 - exp(-${yearly} * ${ratio} * (1 + ${growth} * ill / 1 [year])))`;
  const move = (from: string, to: string, probability: string): string =>
    `  - { type: probability, from: ${from}, to: ${to}, probability: ${JSON.stringify(probability)} }`;
  const death = (from: string): string => `  - { type: remainder, from: ${from}, to: dead }`;
  const costs = { healthy: 2000, sick: 4000, sicker: 15_000 };
  const utilities = { healthy: 1, sick: 0.75, sicker: 0.5 };
  return [
    '# Written by bench/write-models.ts. Constructed for the benchmark: four states, 60 yearly cycles, death by years of illness.',
    'format: likeverd-model',
    'formatVersion: 1',
    'id: bench-microsimulation',
    'kind: microsimulation',
    `title: ${words('Benchmark')}`,
    `summary: ${words('Constructed for the benchmark')}`,
    'source: { citation: Constructed, licence: MIT }',
    'constructed: true',
    'currency: NOK',
    'priceYear: 2024',
    'simulation: { patients: 1000000, patientsPerDraw: 500000, seed: 20261 }',
    'time: { cyclesPerYear: 1, horizon: 60, correction: none, source: Constructed }',
    'discounting: { weightAt: point, schedule: [{ fromYear: 0, rate: 0.03 }], source: Constructed }',
    'population: { entryAge: 25 }',
    `payers: { services: ${words('Services')} }`,
    'perspective: { payers: [services], source: Constructed }',
    'parameters: {}',
    'characteristics:',
    '  modifier:',
    `    label: ${words('Modifier')}`,
    '    unit: dimensionless',
    '    source: Constructed',
    '    values: { type: uniform, minimum: 0.95, maximum: 1.05 }',
    'history:',
    '  ill: { type: timeWithin, states: [sick, sicker] }',
    'states:',
    ...Object.entries(utilities).map(([id, utility]) => `  - { id: ${id}, label: ${words(id)}, utility: "${utility} * modifier" }`),
    `  - { id: dead, label: ${words('dead')} }`,
    'transitions:',
    move('healthy', 'healthy', `1 - 0.15 - ${die}`),
    move('healthy', 'sick', '0.15'),
    death('healthy'),
    move('sick', 'healthy', '0.5'),
    move('sick', 'sick', `1 - 0.5 - 0.105 - ${dieOf(3, 0.02, 0.35)}`),
    move('sick', 'sicker', '0.105'),
    death('sick'),
    move('sicker', 'sicker', `1 - ${dieOf(10, 0.05, 0.9)}`),
    death('sicker'),
    `strategies: [{ id: standard, label: ${words('Standard')} }]`,
    'costs:',
    ...Object.entries(costs).map(
      ([state, amount]) =>
        `  - { id: ${state}, label: ${words(state)}, type: perYear, state: ${state}, payer: services, amount: ${amount} }`,
    ),
  ];
};

writeFileSync(path.join(root, 'bench', 'models', 'microsimulation.yaml'), `${microsimulation().join('\n')}\n`);
for (const model of [sickSicker(), tenStates(), tunnels()])
  writeFileSync(path.join(root, 'bench', 'models', `${model.id}.yaml`), `${lines(model).join('\n')}\n`);
