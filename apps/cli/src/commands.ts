import type { Content } from '@likeverd/language';

export type CommandName = keyof Content['cli']['commands'];
export type OptionName = keyof Content['cli']['options'];
type Placeholder = keyof Content['cli']['arguments'];

interface Option {
  /** What the value looks like; absent for a switch. */
  readonly value?: Placeholder;
  readonly multiple?: boolean;
  readonly short?: string;
}

/** Every option there is; each command names those it takes. */
export const options: Readonly<Record<OptionName, Option>> = {
  draws: { value: 'number' },
  seed: { value: 'number' },
  set: { value: 'assignment', multiple: true },
  horizon: { value: 'years' },
  scenario: { value: 'id' },
  subgroup: { value: 'subgroup' },
  threshold: { value: 'money' },
  'as-of': { value: 'date' },
  json: {},
  fast: {},
  out: { value: 'file' },
  tables: { value: 'folder' },
  checkpoint: { value: 'folder' },
  lang: { value: 'language' },
  run: {},
  probabilistic: { value: 'number' },
  parameter: { value: 'parameter' },
  against: { value: 'parameter' },
  steps: { value: 'number' },
  parameters: { value: 'parameters' },
  study: { value: 'file' },
  method: { value: 'method' },
  weight: { value: 'weight', multiple: true },
  from: { value: 'number' },
  to: { value: 'number' },
  what: { value: 'what' },
  layout: { value: 'layout' },
  format: { value: 'format' },
  source: { value: 'source' },
  group: { value: 'group' },
  currency: { value: 'currency' },
  'price-year': { value: 'year' },
  'entry-age': { value: 'years' },
  answers: { value: 'file' },
  plain: {},
  public: {},
  help: { short: 'h' },
  version: { short: 'v' },
};

interface Command {
  readonly arguments: readonly Placeholder[];
  /** Whether the last argument may be given several times. */
  readonly several?: true;
  readonly options: readonly OptionName[];
}

const everywhere = ['lang', 'help'] as const;

/** Every command, its arguments and its options: the parser and the help are made from this. */
export const commands: Readonly<Record<CommandName, Command>> = {
  run: {
    arguments: ['model'],
    options: [
      'draws',
      'seed',
      'set',
      'horizon',
      'scenario',
      'subgroup',
      'threshold',
      'as-of',
      'fast',
      'json',
      'out',
      'checkpoint',
      ...everywhere,
    ],
  },
  check: { arguments: ['file'], options: ['json', ...everywhere] },
  models: { arguments: [], options: ['json', ...everywhere] },
  describe: { arguments: ['model'], options: ['json', ...everywhere] },
  scenarios: { arguments: ['model'], options: ['run', 'threshold', 'set', 'horizon', 'as-of', 'json', ...everywhere] },
  sensitivity: {
    arguments: ['model'],
    options: ['threshold', 'probabilistic', 'seed', 'set', 'horizon', 'scenario', 'as-of', 'json', ...everywhere],
  },
  price: {
    arguments: ['model'],
    options: ['parameter', 'threshold', 'from', 'to', 'set', 'horizon', 'scenario', 'as-of', 'json', ...everywhere],
  },
  'two-way': {
    arguments: ['model'],
    options: ['parameter', 'against', 'steps', 'threshold', 'set', 'horizon', 'scenario', 'as-of', 'json', ...everywhere],
  },
  average: { arguments: ['model'], options: ['weight', 'draws', 'seed', 'set', 'horizon', 'json', ...everywhere] },
  budget: {
    arguments: ['model'],
    options: ['set', 'horizon', 'scenario', 'subgroup', 'draws', 'seed', 'as-of', 'json', 'out', ...everywhere],
  },
  calibrate: { arguments: ['model'], options: ['seed', 'set', 'horizon', 'scenario', 'json', ...everywhere] },
  voi: {
    arguments: ['model'],
    options: [
      'parameters',
      'study',
      'method',
      'threshold',
      'draws',
      'seed',
      'set',
      'horizon',
      'scenario',
      'subgroup',
      'as-of',
      'json',
      ...everywhere,
    ],
  },
  assess: { arguments: ['assessment'], options: ['draws', 'seed', 'as-of', 'json', 'out', ...everywhere] },
  report: {
    arguments: ['assessment'],
    options: ['format', 'plain', 'public', 'answers', 'draws', 'seed', 'as-of', 'out', ...everywhere],
  },
  personnel: { arguments: ['assessment'], several: true, options: ['as-of', 'json', 'out', ...everywhere] },
  capsule: {
    arguments: ['assessment'],
    options: ['public', 'answers', 'draws', 'seed', 'as-of', 'out', ...everywhere],
  },
  replay: { arguments: ['capsule'], options: ['json', ...everywhere] },
  agreements: { arguments: ['assessment'], options: ['draws', 'seed', 'as-of', 'json', 'out', ...everywhere] },
  diff: { arguments: ['before', 'after'], options: ['draws', 'seed', 'as-of', 'json', 'out', ...everywhere] },
  verify: { arguments: ['model'], options: ['json', ...everywhere] },
  advishe: { arguments: ['model'], options: ['answers', 'json', 'out', ...everywhere] },
  export: {
    arguments: ['model'],
    options: [
      'format',
      'what',
      'layout',
      'out',
      'draws',
      'seed',
      'set',
      'horizon',
      'scenario',
      'threshold',
      'as-of',
      ...everywhere,
    ],
  },
  import: {
    arguments: ['file'],
    options: ['source', 'group', 'currency', 'price-year', 'entry-age', 'out', 'json', ...everywhere],
  },
  'import-draws': { arguments: ['csv'], options: ['layout', 'threshold', 'json', ...everywhere] },
  schema: { arguments: [], options: [...everywhere] },
  'check-delivery': { arguments: ['dictionary', 'csv'], options: ['json', ...everywhere] },
  cohort: { arguments: ['file'], options: ['json', ...everywhere] },
  deliveries: { arguments: ['action', 'file'], several: true, options: ['as-of', 'json', ...everywhere] },
  'follow-up': { arguments: ['file'], options: ['tables', 'draws', 'seed', 'as-of', 'json', 'out', ...everywhere] },
  portfolio: { arguments: ['file'], options: ['out', 'json', ...everywhere] },
  'check-disclosure': { arguments: ['file'], options: ['as-of', 'json', ...everywhere] },
};

export const commandNames = Object.keys(commands) as readonly CommandName[];

/** Options that stand alone, without a command. */
export const standalone: readonly OptionName[] = [...everywhere, 'version'];

export function isCommand(text: string): text is CommandName {
  return Object.hasOwn(commands, text);
}
