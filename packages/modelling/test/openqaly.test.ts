import { type BaseCase, compileModel, type ImportChoices, importOpenqaly, readModel, runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { sound } from './gallery.ts';
import { alive, relapse, survival, variable } from './openqaly-models.ts';

const choices: ImportChoices = { id: 'imported', currency: 'NOK', priceYear: 2026, entryAge: 60 };
const made = (document: unknown, as: (value: unknown) => string = stringify, more: Partial<ImportChoices> = {}): string => {
  const imported = importOpenqaly(as(document), { ...choices, ...more });
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults));
  return imported.text;
};
const run = (text: string): BaseCase => sound(runBaseCase(sound(compileModel(sound(readModel(text))))));
const settingsOf = (document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { settings } = document;
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
};
const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);

describe('cohorts', () => {
  test.each([
    ['YAML', (value: unknown) => stringify(value)],
    ['JSON', (value: unknown) => JSON.stringify(value)],
  ])('%s: what openqaly’s own test of discounting expects of this model', (_, as) => {
    // tests/testthat/test_discounting_integration.R, “Discounting produces mathematically exact results”
    const living = [1, 0.9, 0.81, 0.729, 0.6561];
    const [base] = run(made(alive(), as)).strategies;
    expect(base?.costs.discounted).toBeCloseTo(sum(living.map((share, k) => (share * 1000) / 1.03 ** k)), 9);
    expect(base?.qalys.discounted).toBeCloseTo(sum(living.map((share, k) => (share * 0.8) / 1.015 ** k)), 12);
  });

  test('settings as a list of texts, names of the JSON writer', () => {
    const document = alive();
    const list = Object.entries({ ...settingsOf(document), model_type: 'markov' }).map(([setting, value]) => ({
      setting,
      value: String(value),
    }));
    const transitions = [
      { from_state: 'Alive', to_state: 'Alive', formula: 'C' },
      { from_state: 'Alive', to_state: 'Dead', formula: '0.1' },
    ];
    const other = { ...document, model_type: undefined, settings: list, transitions };
    expect(run(made(other, JSON.stringify)).strategies).toEqual(run(made(document)).strategies);
  });

  test.each([
    ['life-table', 'midpoint', (k: number) => (0.9 ** (k - 1) + 0.9 ** k) / 2, 0.5],
    ['end', 'end', (k: number) => 0.9 ** k, 0],
    ['start', 'end', (k: number) => 0.9 ** (k - 1), 0],
  ] as const)('half-cycle method %s, discounting at %s', (half_cycle_method, discount_timing, share, back) => {
    const [base] = run(made(alive({ half_cycle_method, discount_timing }))).strategies;
    const cycles = [1, 2, 3, 4, 5];
    expect(base?.costs.discounted).toBeCloseTo(sum(cycles.map((k) => (share(k) * 1000) / 1.03 ** (k - back))), 9);
  });

  test('variables by strategy, a tree, time in the state, events, values of values: as a loop written by hand counts them', () => {
    const { strategies } = run(made(relapse()));
    const byHand = [1, 0.6].map((rr) => {
      let well = 0.9;
      let relapsed = [0.1, 0, 0, 0, 0, 0];
      const total = { costs: 0.2 * 0.3 * 3000 * 1.04 ** (-0.5 / 12), qalys: 0 };
      for (let k = 1; k <= 24; k++) {
        const dying = relapsed.map((share, spent) => (share * (0.02 + 0.001 * (k - 1))) / (spent + 1));
        const staying = relapsed.map((share, spent) => share - (dying[spent] ?? 0));
        const next = [well * 0.05 * rr, ...staying.slice(0, 4), (staying[4] ?? 0) + (staying[5] ?? 0)];
        const nextWell = well * (1 - 0.05 * rr - 0.01);
        const weight = 1.04 ** (-(k - 0.5) / 12);
        total.qalys += (((well + nextWell) / 2) * 0.85 + ((sum(relapsed) + sum(next)) / 2) * 0.6) * (1 / 12) * weight;
        total.costs += (((well + nextWell) / 2) * 100 * rr + sum(dying) * 20_000) * weight;
        well = nextWell;
        relapsed = next;
      }
      return total;
    });
    strategies.forEach(({ costs, qalys }, index) => {
      expect(costs.discounted).toBeCloseTo(byHand[index]?.costs ?? Number.NaN, 8);
      expect(qalys.discounted).toBeCloseTo(byHand[index]?.qalys ?? Number.NaN, 10);
    });
  });

  test('what depends on a condition', () => {
    const formula = 'ifelse(cycle <= 3 & !(cycle == 1 | cycle > 4), 0.3, 0.1)';
    const transitions = [
      { from: 'Alive', to: 'Dead', formula },
      { from: 'Alive', to: 'Alive', formula: 'C' },
    ];
    const [base] = run(made({ ...alive({ discount_outcomes: 0 }), transitions })).strategies;
    const living = [1, 0.9, 0.9 * 0.7, 0.9 * 0.7 * 0.7, 0.9 * 0.7 * 0.7 * 0.9];
    expect(base?.qalys.discounted).toBeCloseTo(sum(living.map((share) => share * 0.8)), 12);
  });

  test('what the variables become: parameters by strategy, with distributions', () => {
    const definition = sound(readModel(made(relapse())));
    const { parameters } = definition.model.document;
    expect(Object.keys(parameters).sort()).toEqual(['c_ae', 'p_ae', 'p_own_new', 'p_own_old', 'p_relapse', 'rr_new', 'rr_old']);
    expect(parameters['p_relapse']).toMatchObject({ source: 'Constructed', distribution: { type: 'beta', se: '0.01' } });
    expect(parameters['rr_new']).toMatchObject({ value: 0.6, distribution: { type: 'logNormal', se: '0.1' } });
    expect(parameters['c_ae']).toMatchObject({ distribution: { type: 'gamma', se: '0.1 * value' } });
    expect(parameters['p_own_new']).toMatchObject({ value: 'min(1, p_relapse * rr_new)' });
  });

  test('what was left out and put in is told', () => {
    const imported = importOpenqaly(stringify(relapse()), choices);
    const notes = imported.ok ? imported.notes.map(({ code, path, details }) => `${code} ${path} ${details['found']}`) : [];
    expect(notes).toEqual([
      'note.leftOut summaries life_years',
      'note.leftOut dsa_parameters dsa_parameters',
      'note.assumed currency NOK',
      'note.assumed priceYear 2026',
      'note.assumed entryAge 60',
      'note.assumed licence —',
    ]);
  });

  test('the probabilities that openqaly’s guide to trees prints', () => {
    // vignettes/decision_trees.Rmd, “Querying Probabilities with p()”
    const node = (name: string, parent: string | null, formula: string, tags = ''): object => ({
      name: 't',
      node: name,
      parent,
      formula,
      tags,
    });
    const trees = [
      node('root', null, '1'),
      node('treatment', 'root', '0.5'),
      node('control', 'root', 'C'),
      node('response', 'treatment', '0.7', 'good_outcome'),
      node('no_response', 'treatment', 'C', 'bad_outcome'),
      node('cured', 'response', '0.4'),
      node('managed', 'response', 'C'),
      node('response_ctrl', 'control', '0.5', 'good_outcome'),
      node('no_response_ctrl', 'control', 'C', 'bad_outcome'),
    ];
    const asked = {
      cured: 0.14,
      response: 0.35,
      treatment: 0.5,
      root: 1,
      good_outcome: 0.6,
      bad_outcome: 0.4,
      'treatment %and% good_outcome': 0.35,
      'treatment %or% good_outcome': 0.75,
      '-treatment': 0.5,
      '-good_outcome': 0.4,
      'good_outcome | treatment': 0.7,
      'treatment | good_outcome': 0.35 / 0.6,
      '-good_outcome %and% treatment': 0.15,
      'treatment | -bad_outcome': 0.35 / 0.6,
    };
    for (const [query, expected] of Object.entries(asked)) {
      const document = alive({ discount_cost: 0, timeframe: 1 });
      const values = [
        { name: 'cost', type: 'cost', state: 'Alive', formula: `1000 * p(${query}, tree = t)` },
        { name: 'utility', type: 'outcome', state: 'Alive', formula: '1' },
      ];
      expect(run(made({ ...document, trees, values })).strategies[0]?.costs.discounted).toBeCloseTo(1000 * expected, 9);
    }
  });

  test('of several groups one is taken; precedence is that of R', () => {
    const document = {
      ...alive({ discount_cost: 0, timeframe: 1 }),
      groups: [{ name: 'young' }, { name: 'old' }, { name: 'gone', enabled: 0 }],
      variables: [variable('x', '-2^2 + 2^3^2 / 4 * 2', { group: 'young' }), variable('x', '7 - 3 - 2', { group: 'old' })],
      values: [
        { name: 'cost', type: 'cost', state: 'Alive', formula: 'x' },
        { name: 'utility', type: 'outcome', state: 'Alive', formula: '1' },
      ],
    };
    expect(importOpenqaly(stringify(document), choices)).toMatchObject({
      ok: false,
      faults: [{ code: 'import.choose', path: 'groups', details: { what: 'group', found: 'young, old' } }],
    });
    expect(run(made(document, stringify, { group: 'young' })).strategies[0]?.costs.discounted).toBeCloseTo(-4 + (512 / 4) * 2, 9);
    expect(run(made(document, stringify, { group: 'old' })).strategies[0]?.costs.discounted).toBeCloseTo(2, 12);
  });
});

describe('partitioned survival', () => {
  test('curves in months, a hazard ratio by strategy, costs by strategy: as the two curves give it', () => {
    const text = made(survival());
    const { strategies } = run(text);
    [
      [1, 500],
      [0.7, 4000],
    ].forEach(([ratio = Number.NaN, drug = Number.NaN], index) => {
      const pfs = (t: number): number => Math.exp(-((t / 10) ** 1.2)) ** ratio;
      const cycles = Array.from({ length: 36 }, (_, k) => k + 1);
      const os = (t: number): number => Math.exp(-0.03 * t);
      const free = (k: number): number => (Math.min(pfs(k - 1), os(k - 1)) + Math.min(pfs(k), os(k))) / 2;
      const progressed = (k: number): number => (os(k - 1) + os(k)) / 2 - free(k);
      const costs = sum(cycles.map((k) => free(k) * drug * 1.03 ** (-(k - 1) / 12)));
      const qalys = sum(cycles.map((k) => ((free(k) * 0.8 + progressed(k) * 0.6) / 12) * 1.015 ** (-(k - 1) / 12)));
      expect(strategies[index]?.costs.discounted).toBeCloseTo(costs, 6);
      expect(strategies[index]?.qalys.discounted).toBeCloseTo(qalys, 10);
    });
  });

  test.each([
    ['define_surv_param("exp", rate = 0.05)', (t: number) => Math.exp(-0.05 * t)],
    ['define_surv_param("weibullPH", shape = 1.3, scale = 0.02)', (t: number) => Math.exp(-0.02 * t ** 1.3)],
    ['define_surv_param("gompertz", shape = 0.03, rate = 0.02)', (t: number) => Math.exp((-0.02 / 0.03) * Math.expm1(0.03 * t))],
    ['define_surv_param("llogis", shape = 1.5, scale = 20)', (t: number) => 1 / (1 + (t / 20) ** 1.5)],
    ['apply_hr(define_survival("exp", rate = 0.05), log(2), log_hr = TRUE)', (t: number) => Math.exp(-0.1 * t)],
  ])('%s with time in months', (formula, curve) => {
    const document = survival();
    const transitions = [
      { endpoint: 'PFS', time_unit: 'months', formula },
      { endpoint: 'OS', time_unit: 'months', formula },
    ];
    const [first] = run(made({ ...document, transitions })).traces;
    for (const month of [1, 6, 36]) expect(first?.states[0]?.occupancy[month]).toBeCloseTo(curve(month), 12);
  });
});

describe('what cannot be written is listed, all of it, and nothing is made', () => {
  const faultsOf = (document: unknown, more: Partial<ImportChoices> = {}) => {
    const imported = importOpenqaly(typeof document === 'string' ? document : stringify(document), { ...choices, ...more });
    return imported.ok ? [] : imported.faults;
  };
  test('several at once, each with path and reason', () => {
    const document = {
      ...relapse(),
      settings: { ...settingsOf(relapse()), discount_method: 'by_year' },
      variables: [
        variable('p.relapse', 'look_up(table, age = 50)'),
        variable('rr', 'vswitch(strategy, a = 1)'),
        variable('rising', '0.02 +'),
        variable('p_own', 'p.relapse * rr * nowhere'),
        variable('p_ae', '0.2', { sampling: 'beta(0.3, 0.1)' }),
        variable('c_ae', '3000', { sampling: 'dirichlet(1)' }),
      ],
      decision_tree: { tree_name: 'ae', duration: 30 },
    };
    const found = faultsOf(document).map(({ code, path, details }) => [code, path, details['rule'] ?? details['found']]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['import.unsupported', 'settings.discount_method', 'annualSteps'],
        ['import.unsupported', 'decision_tree', 'treePhase'],
        ['import.function', 'variables[0].formula', 'look_up()'],
        ['import.function', 'variables[1].formula', 'vswitch()'],
        ['import.formula', 'variables[2].formula', ''],
        ['import.name', 'variables[3].formula', 'nowhere'],
        ['import.unsupported', 'variables[4].sampling', 'samplingMean'],
        ['import.unsupported', 'variables[5].sampling', 'sampling'],
      ]),
    );
  });
  test.each([
    ['another kind', { ...alive(), model_type: 'custom_psm' }, 'modelKind'],
    ['cycles of 13 days', alive({ cycle_length: 13, cycle_length_unit: 'days' }), 'cycleLength'],
    ['a rate that may be a share', { ...alive({ discount_cost: 0.03 }), format_version: undefined }, 'rateUnit'],
    [
      'no state that is never left',
      {
        ...alive(),
        transitions: [
          { from: 'Alive', to: 'Dead', formula: '0.1' },
          { from: 'Dead', to: 'Alive', formula: '0.1' },
        ],
      },
      'noDeath',
    ],
    [
      'the dead cost something',
      {
        ...alive(),
        values: [
          { name: 'cost', type: 'cost', state: 'Dead', formula: '5' },
          { name: 'utility', state: 'Alive', formula: '1' },
        ],
      },
      'deathCounts',
    ],
    [
      'QALYs of an event',
      {
        ...alive(),
        values: [
          { name: 'cost', type: 'cost', state: 'Alive', formula: '5' },
          { name: 'utility', state: 'Alive', destination: 'Dead', formula: '-1' },
        ],
      },
      'outcomeEvent',
    ],
    [
      'own discounting',
      {
        ...alive(),
        values: [
          { name: 'cost', type: 'cost', state: 'Alive', formula: '5', discounting_override: '1' },
          { name: 'utility', state: 'Alive', formula: '1' },
        ],
      },
      'override',
    ],
    [
      'a start that is a formula',
      {
        ...alive(),
        states: [
          { name: 'Alive', initial_probability: 'x' },
          { name: 'Dead', initial_probability: '0' },
        ],
      },
      'startShare',
    ],
    [
      'a circle',
      {
        ...relapse(),
        variables: [
          variable('p.relapse', 'rr'),
          variable('rr', 'p.relapse'),
          variable('p_own', 'rr'),
          variable('rising', '0'),
          variable('p_ae', '0'),
          variable('c_ae', '0'),
        ],
      },
      'circular',
    ],
    [
      'a curve from data',
      {
        ...survival(),
        variables: [
          variable('pfs_here', 'define_surv_km(data)'),
          variable('os', 'define_surv_param("exp", rate = 1)'),
          variable('c_drug', '1'),
        ],
      },
      'curve',
    ],
  ])('%s', (_, document, rule) => {
    expect(faultsOf(document).map(({ details }) => details['rule'])).toContain(rule);
  });
  test('text that is no document, sections that are not there', () => {
    expect(faultsOf('a: [')).toMatchObject([{ code: 'import.syntax' }]);
    expect(faultsOf('[1]')).toMatchObject([{ code: 'import.syntax' }]);
    expect(faultsOf({ settings: {} }).map(({ code, path }) => [code, path])).toEqual([
      ['import.missing', 'strategies'],
      ['import.missing', 'values'],
      ['import.missing', 'summaries'],
    ]);
  });
  test('a document of ours that would be unsound is not handed out', () => {
    const document = {
      ...alive(),
      transitions: [
        { from: 'Alive', to: 'Dead', formula: '1.5' },
        { from: 'Alive', to: 'Alive', formula: 'C' },
      ],
    };
    expect(faultsOf(document)).toMatchObject([{ code: 'import.result', path: expect.stringContaining('transitions') }]);
  });
});
