import { parseArgs } from 'node:util';
import { type RegressionMethod, regressionMethods } from '@likeverd/appraisal';
import { isCalendarDate } from '@likeverd/reference';
import { type Content, isLanguage, type Language } from '@likeverd/language';
import { type PsaLayout, psaLayouts } from '@likeverd/modelling';
import { type CommandName, commandNames, commands, isCommand, type OptionName, options, standalone } from './commands.ts';
import { nearestOf } from './suggestion.ts';

/** Options of all commands, read and checked; what was not given is absent. */
export interface Settings {
  readonly draws?: number;
  readonly seed?: number;
  readonly values?: Readonly<Record<string, number>>;
  readonly horizon?: number;
  readonly scenario?: string;
  readonly subgroup?: string;
  readonly threshold?: number;
  readonly asOf?: string;
  readonly json: boolean;
  readonly fast: boolean;
  readonly out?: string;
  /** Folder of register tables. */
  readonly tables?: string;
  readonly checkpoint?: string;
  readonly run: boolean;
  readonly probabilistic?: number;
  readonly parameter?: string;
  readonly against?: string;
  readonly steps?: number;
  /** A group of parameters, without repetition. */
  readonly parameters?: readonly string[];
  readonly study?: string;
  /** Regression for value of information; absent: chosen. */
  readonly method?: RegressionMethod;
  readonly weights?: Readonly<Record<string, number>>;
  readonly from?: number;
  readonly to?: number;
  readonly what: ExportWhat;
  readonly layout: PsaLayout;
  readonly format: ExportFormat;
  readonly reportFormat: ReportFormat;
  /** The short version for everyone. */
  readonly plain: boolean;
  /** Without what is not for everyone. */
  readonly public: boolean;
  readonly answers?: string;
  readonly group?: string;
  readonly currency?: string;
  readonly priceYear?: number;
  readonly entryAge?: number;
}

/** What `likeverd export` can write. */
const exportWhats = ['results', 'trace', 'draws'] as const;
export type ExportWhat = (typeof exportWhats)[number];

/** Formats of files that `likeverd export` can write. */
const exportFormats = ['csv', 'parquet', 'xlsx', 'r'] as const;
type ExportFormat = (typeof exportFormats)[number];

/** Formats that `likeverd report` can write. */
const reportFormats = ['pdf', 'docx', 'xlsx', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export type Request =
  | { readonly kind: 'help'; readonly language: Language; readonly command?: CommandName }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'command';
      readonly language: Language;
      readonly command: CommandName;
      readonly positionals: readonly string[];
      readonly settings: Settings;
    }
  | { readonly kind: 'wrongUsage'; readonly language: Language; readonly message: string };

type Words = Content['cli'];

class WrongUsage extends Error {}

/** The language of the terminal: LC_ALL, LC_MESSAGES, LANG in that order (POSIX 8.2); bokmål where they say nothing of the three. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  const tag = (locale ?? '').slice(0, 2).toLowerCase();
  return isLanguage(tag) ? tag : 'nb';
}

/** What was typed, read against the table of commands. Faults come back as words, never as exceptions. */
export function readArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  content: Readonly<Record<Language, Content>>,
): Request {
  const asked = args.flatMap((argument, index) =>
    argument.startsWith('--lang=') ? [argument.slice(7)] : argument === '--lang' ? [args[index + 1] ?? ''] : [],
  );
  const chosen = asked.findLast(isLanguage);
  const language = chosen ?? languageOf(environment);
  const words = content[language].cli;
  try {
    return read(args, language, words);
  } catch (error) {
    if (error instanceof WrongUsage) return { kind: 'wrongUsage', language, message: error.message };
    throw error;
  }
}

function read(args: readonly string[], language: Language, words: Words): Request {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        {
          type: option.value === undefined ? 'boolean' : 'string',
          ...(option.short === undefined ? {} : { short: option.short }),
        } as const,
      ]),
    ),
  });
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const has = (name: OptionName): boolean => given.some((token) => token.name === name);

  const [first, ...rest] = positionals;
  if (first === undefined) {
    given.forEach((token) => checkOption(token, standalone, '', words));
    if (has('version')) return { kind: 'version' };
    if (has('help') || args.length === 0) return { kind: 'help', language };
    checkLanguage(given, words);
    return { kind: 'help', language };
  }
  if (!isCommand(first)) {
    const known = Object.keys(options) as readonly OptionName[];
    given.forEach((token) => checkOption(token, known, '', words));
    throw new WrongUsage(words.wrongUsage.unknownCommand({ given: first, nearest: nearestOf(first, commandNames) }));
  }
  const command = commands[first];
  given.forEach((token) => checkOption(token, command.options, first, words));
  checkLanguage(given, words);
  if (has('help')) return { kind: 'help', language, command: first };
  const missing = command.arguments[rest.length];
  if (missing !== undefined) {
    throw new WrongUsage(words.wrongUsage.missingArgument({ argument: words.arguments[missing], command: first }));
  }
  const extra = rest[command.arguments.length];
  if (extra !== undefined && command.several !== true) throw new WrongUsage(words.wrongUsage.extraArgument({ given: extra }));
  return { kind: 'command', language, command: first, positionals: rest, settings: settingsOf(first, given, words) };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function checkOption(token: OptionToken, allowed: readonly OptionName[], command: string, words: Words): void {
  const name = allowed.find((option) => option === token.name);
  if (name === undefined) {
    const suggestion = nearestOf(token.name, allowed);
    throw new WrongUsage(
      words.wrongUsage.unknownOption({
        given: token.rawName,
        command: command === '' ? 'likeverd' : `likeverd ${command}`,
        nearest: suggestion === '' ? '' : `--${suggestion}`,
      }),
    );
  }
  const takesValue = options[name].value !== undefined;
  if (takesValue && (token.value === undefined || token.value === ''))
    throw new WrongUsage(words.wrongUsage.missingValue({ option: token.rawName }));
  if (!takesValue && token.value !== undefined) throw new WrongUsage(words.wrongUsage.unexpectedValue({ option: token.rawName }));
}

function checkLanguage(given: readonly OptionToken[], words: Words): void {
  for (const token of given) {
    if (token.name === 'lang' && !isLanguage(token.value ?? ''))
      throw new WrongUsage(words.wrongUsage.language({ given: token.value ?? '' }));
  }
}

function settingsOf(command: CommandName, given: readonly OptionToken[], words: Words): Settings {
  const last = (name: OptionName): string | undefined => given.findLast((token) => token.name === name)?.value;
  const number = (name: OptionName, minimum: number, maximum: number, whole: boolean): number | undefined => {
    const text = last(name);
    if (text === undefined) return undefined;
    const value = decimal(text);
    if (value !== undefined && value >= minimum && value <= maximum && (!whole || Number.isInteger(value))) return value;
    const details = { option: `--${name}`, given: text, minimum: String(minimum), maximum: String(maximum) };
    throw new WrongUsage(whole ? words.wrongUsage.wholeNumber(details) : words.wrongUsage.number(details));
  };
  const asOf = last('as-of');
  if (asOf !== undefined && !isCalendarDate(asOf)) throw new WrongUsage(words.wrongUsage.date({ option: '--as-of', given: asOf }));
  const mostDraws = command === 'run' && last('subgroup') === undefined ? 10_000_000 : 1_000_000;
  const draws = number('draws', 0, mostDraws, true);
  const seed = number('seed', 0, 4_294_967_295, true);
  const horizon = number('horizon', 0.01, 150, false);
  const threshold = number('threshold', 0, 1_000_000_000, false);
  const largest = 1e15;
  const from = number('from', -largest, largest, false);
  const to = number('to', -largest, largest, false);
  const probabilistic = number('probabilistic', 1, 100_000, true);
  const parameter = last('parameter');
  const oneOf = <T extends string>(name: OptionName, allowed: readonly T[], usual: T): T => {
    const given = last(name);
    if (given === undefined) return usual;
    const found = allowed.find((value) => value === given);
    if (found !== undefined) return found;
    throw new WrongUsage(words.wrongUsage.choice({ option: `--${name}`, given, allowed: allowed.join(', ') }));
  };
  const answers = last('answers');
  const group = last('group');
  const currency = last('currency');
  const priceYear = number('price-year', 1900, 2200, true);
  const entryAge = number('entry-age', 0, 120, false);
  oneOf('source', ['openqaly'], 'openqaly');
  const assigned = (name: 'set' | 'weight'): Readonly<Record<string, number>> | undefined =>
    assignments(
      `--${name}`,
      given.flatMap((token) => (token.name === name ? [token.value ?? ''] : [])),
      words,
    );
  const values = assigned('set');
  const weights = assigned('weight');
  const steps = number('steps', 2, 101, true);
  const against = last('against');
  const parameters = last('parameters')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const study = last('study');
  const method = last('method') === undefined ? undefined : oneOf('method', regressionMethods, 'spline');
  const scenario = last('scenario');
  const subgroup = last('subgroup');
  const out = last('out');
  const tables = last('tables');
  const checkpoint = last('checkpoint');
  return {
    json: given.some((token) => token.name === 'json'),
    fast: given.some((token) => token.name === 'fast'),
    run: given.some((token) => token.name === 'run'),
    what: oneOf('what', exportWhats, 'results'),
    layout: oneOf('layout', psaLayouts, 'likeverd'),
    format: command === 'report' ? 'csv' : oneOf('format', exportFormats, 'csv'),
    reportFormat: command === 'report' ? oneOf('format', reportFormats, 'pdf') : 'pdf',
    plain: given.some((token) => token.name === 'plain'),
    public: given.some((token) => token.name === 'public'),
    ...(answers === undefined ? {} : { answers }),
    ...(group === undefined ? {} : { group }),
    ...(currency === undefined ? {} : { currency }),
    ...(priceYear === undefined ? {} : { priceYear }),
    ...(entryAge === undefined ? {} : { entryAge }),
    ...(probabilistic === undefined ? {} : { probabilistic }),
    ...(parameter === undefined ? {} : { parameter }),
    ...(against === undefined ? {} : { against }),
    ...(steps === undefined ? {} : { steps }),
    ...(parameters === undefined ? {} : { parameters: [...new Set(parameters)] }),
    ...(study === undefined ? {} : { study }),
    ...(method === undefined ? {} : { method }),
    ...(weights === undefined ? {} : { weights }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(draws === undefined ? {} : { draws }),
    ...(seed === undefined ? {} : { seed }),
    ...(values === undefined ? {} : { values }),
    ...(horizon === undefined ? {} : { horizon }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(subgroup === undefined ? {} : { subgroup }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(out === undefined ? {} : { out }),
    ...(tables === undefined ? {} : { tables }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
  };
}

/** A decimal number as people type it: no hexadecimal, no spaces, no Infinity. */
function decimal(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function assignments(option: string, texts: readonly string[], words: Words): Readonly<Record<string, number>> | undefined {
  if (texts.length === 0) return undefined;
  const values = new Map<string, number>();
  for (const text of texts) {
    const [, name, typed] = /^([^=\s]+)=(.*)$/.exec(text) ?? [];
    const value = typed === undefined ? undefined : decimal(typed);
    if (name === undefined || value === undefined || !Number.isFinite(value))
      throw new WrongUsage(words.wrongUsage.assignment({ option, given: text }));
    if (values.has(name)) throw new WrongUsage(words.wrongUsage.repeatedAssignment({ option, given: name }));
    values.set(name, value);
  }
  return Object.fromEntries(values);
}
