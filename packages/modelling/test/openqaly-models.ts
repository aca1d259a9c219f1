/** Documents in the format of openqaly, written for these tests. Constructed: no figure is of a published model. */

const settings = (rest: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  cycle_length: 1,
  cycle_length_unit: 'years',
  timeframe: 5,
  timeframe_unit: 'years',
  days_per_year: 365,
  discount_cost: 3,
  discount_outcomes: 1.5,
  half_cycle_method: 'start',
  discount_timing: 'start',
  discount_method: 'by_cycle',
  ...rest,
});

const state = (
  name: string,
  share: number | string,
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  name,
  display_name: name,
  initial_probability: String(share),
  ...rest,
});
const value = (
  name: string,
  type: string,
  at: string | null,
  formula: string | number,
  to: string | null = null,
): Readonly<Record<string, unknown>> => ({
  name,
  display_name: name,
  state: at,
  destination: to,
  formula: String(formula),
  type,
});
const way = (from: string, to: string, formula: string): Readonly<Record<string, unknown>> => ({ from, to, formula });

export const variable = (
  name: string,
  formula: string,
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  name,
  display_name: name,
  formula,
  ...rest,
});

/** Two states, a tenth of the living dying in every cycle: the model of openqaly’s test of discounting, in its own words. */
export const alive = (rest: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  format_version: '1.0',
  model_type: 'markov',
  settings: settings(rest),
  strategies: [{ name: 'base', display_name: 'Base', enabled: 1 }],
  groups: [],
  states: [state('Alive', 1), state('Dead', 0)],
  variables: [],
  transitions: [way('Alive', 'Alive', '0.9'), way('Alive', 'Dead', '0.1'), way('Dead', 'Dead', '1'), way('Dead', 'Alive', '0')],
  values: [
    value('cost', 'cost', 'Alive', 1000),
    value('cost', 'cost', 'Dead', 0),
    value('utility', 'outcome', 'Alive', 0.8),
    value('utility', 'outcome', 'Dead', 0),
  ],
  summaries: [
    { name: 'total_cost', values: 'cost' },
    { name: 'total_qaly', values: 'utility' },
  ],
});

/** Two strategies, months, variables by strategy, a tree, time in the state, events, values named by values, everywhere and once. */
export const relapse = (): Record<string, unknown> => ({
  format_version: '1.0',
  model_type: 'markov',
  settings: settings({
    cycle_length_unit: 'months',
    timeframe: 2,
    discount_cost: 4,
    discount_outcomes: 4,
    half_cycle_method: 'life-table',
    discount_timing: 'midpoint',
  }),
  strategies: [
    { name: 'old', display_name: 'Old care' },
    { name: 'new', display_name: 'New care' },
  ],
  states: [
    state('well', 0.9),
    state('relapsed', 'C', { state_cycle_limit: 6, state_cycle_limit_unit: 'months' }),
    state('dead', 0),
  ],
  variables: [
    variable('p.relapse', '0.05', { sampling: 'beta(mean = 0.05, sd = 0.01)', source: 'Constructed' }),
    variable('rr', '1', { strategy: 'old' }),
    variable('rr', '0.6', { strategy: 'new', sampling: 'lognormal(bc, 0.1)' }),
    variable('p_own', 'min(1, p.relapse * rr)'),
    variable('rising', '0.02 + 0.001 * month_lag'),
    variable('p_ae', '0.2'),
    variable('c_ae', '3000', { sampling: 'gamma(mean = bc, sd = 0.1 * bc)' }),
  ],
  trees: [
    { name: 'ae', node: 'event', parent: null, formula: 'p_ae', tags: '' },
    { name: 'ae', node: 'none', parent: null, formula: 'C', tags: 'fine' },
    { name: 'ae', node: 'mild', parent: 'event', formula: '0.7', tags: 'fine' },
    { name: 'ae', node: 'severe', parent: 'event', formula: 'C', tags: '' },
  ],
  transitions: [
    way('well', 'relapsed', 'p_own'),
    way('well', 'dead', '0.01'),
    way('well', 'well', 'C'),
    way('relapsed', 'dead', 'rising / state_cycle'),
    way('relapsed', 'relapsed', 'C'),
    way('dead', 'dead', '1'),
  ],
  values: [
    value('ly', 'outcome', 'well', 'cycle_length_years'),
    value('qaly', 'outcome', 'well', 'ly * 0.85'),
    value('qaly', 'outcome', 'All Other', 0),
    value('qaly_relapsed', 'outcome', 'relapsed', '0.6 * cycle_length_years'),
    value('follow_up', 'cost', 'well', '100 * rr'),
    value('events', 'cost', null, 'p(severe, ae) * c_ae'),
    value('hospital', 'cost', 'relapsed', 20000, 'dead'),
  ],
  summaries: [
    { name: 'costs', values: 'follow_up, events,hospital', type: 'cost' },
    { name: 'QALYs', values: ['qaly', 'qaly_relapsed'], type: 'outcome' },
    { name: 'life_years', values: 'ly', type: 'outcome' },
  ],
  dsa_parameters: [{ type: 'variable', name: 'rr' }],
});

/** Partitioned survival of three states: curves in months, a hazard ratio in one strategy. */
export const survival = (): Record<string, unknown> => ({
  format_version: '1.0',
  model_type: 'psm',
  settings: settings({ cycle_length_unit: 'months', timeframe: 3, half_cycle_method: 'life-table' }),
  strategies: [{ name: 'a' }, { name: 'b' }],
  states: [state('free', 1), state('progressed', 0), state('dead', 0)],
  variables: [
    variable('pfs', 'define_surv_param("weibull", shape = 1.2, scale = 10)'),
    variable('os', "define_survival('exp', rate = 0.03)"),
    variable('hr', '1', { strategy: 'a' }),
    variable('hr', '0.7', { strategy: 'b' }),
    variable('pfs_here', 'apply_hr(pfs, hr)'),
    variable('c_drug', '500', { strategy: 'a' }),
    variable('c_drug', '4000', { strategy: 'b' }),
  ],
  transitions: [
    { endpoint: 'PFS', time_unit: 'months', formula: 'pfs_here' },
    { endpoint: 'OS', time_unit: 'months', formula: 'os' },
  ],
  values: [
    value('qaly', 'outcome', 'free', '0.8 / 12'),
    value('qaly', 'outcome', 'progressed', '0.6 / 12'),
    value('drug', 'cost', 'free', 'c_drug'),
  ],
  summaries: [
    { name: 'qaly', values: 'qaly' },
    { name: 'cost', values: 'drug' },
  ],
});
