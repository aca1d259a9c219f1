import { appraise } from '@likeverd/appraisal';
import { formatNumber, formatSignificant, type Language } from '@likeverd/language';
import {
  type BaseCase,
  type Checked,
  compileModel,
  describeModel,
  type Fault,
  type ModelDefinition,
  type OneWay,
  type OneWayProbabilistic,
  oneWaySensitivity,
  readModel,
  runBaseCase,
  type ThresholdAnalysis,
  thresholdAnalysis,
} from '@likeverd/modelling';
import { holdInThread } from './analysis-thread.ts';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { locate } from './gallery.ts';
import { columns, table } from './layout.ts';
import { json } from './model-commands.ts';
import { progressOf, silent } from './progress.ts';
import { inputsOf } from './inputs.ts';
import { usualSeed } from './run.ts';
import { ratioText } from './scenarios-command.ts';
import type { Terminal } from './world.ts';

export interface Prepared {
  readonly text: string;
  readonly definition: ModelDefinition;
  /** Willingness to pay per QALY: as given, else the reference value by severity. */
  readonly threshold: number;
  readonly refuse: (faults: readonly Fault[]) => number;
}

/** The model that was meant and the threshold that its analyses are valued at; otherwise the exit code, after telling why. */
export async function prepare(given: string, settings: Settings, terminal: Terminal): Promise<Prepared | number> {
  const located = await locate(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const refuse = (faults: readonly Fault[]): number => tellFaults(located.name, faults, terminal, settings.json);
  const definition = readModel(located.text);
  if (!definition.ok) return refuse(definition.faults);
  const prepared = { text: located.text, definition: definition.value, refuse };
  if (settings.threshold !== undefined) return { ...prepared, threshold: settings.threshold };
  const compiled = compileModel(definition.value, inputsOf(settings));
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const threshold = usualThreshold(definition.value, baseCase.value, settings, terminal);
  return threshold === undefined ? exitCodes.badInput : { ...prepared, threshold };
}

/** Willingness to pay per QALY: as given, else the reference value by severity; `undefined`, after telling why, where there is none. */
export function usualThreshold(
  definition: ModelDefinition,
  baseCase: BaseCase,
  settings: Settings,
  terminal: Terminal,
): number | undefined {
  if (settings.threshold !== undefined) return settings.threshold;
  const asOf = settings.asOf ?? terminal.today;
  const { threshold } = appraise({
    description: describeModel(definition),
    baseCase,
    asOf: { effective: asOf, known: asOf },
  });
  if (threshold.status === 'computed') return threshold.value.value;
  terminal.error(`${terminal.content.cli.analysis.thresholdNeeded}\n`);
  return undefined;
}

/** A parameter’s value with six significant digits. */
const short = (value: number, language: Language): string => formatSignificant(value, 6, language);

function heading({ definition, threshold }: Prepared, base: number | undefined, { content, language }: Terminal): string {
  const words = content.cli.analysis;
  return [
    definition.model.document.title[language],
    '',
    columns([
      [words.threshold, formatNumber(threshold, 0, language)],
      ...(base === undefined ? [] : [[words.base, formatNumber(base, 0, language)] as const]),
    ]),
  ].join('\n');
}

/** `likeverd sensitivity`: one parameter at a time, deterministic or with the others drawn. */
export async function sensitivityCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const prepared = await prepare(given, settings, terminal);
  if (typeof prepared === 'number') return prepared;
  const { definition, threshold, text } = prepared;
  const inputs = inputsOf(settings);
  const { id: model, hash } = definition;
  if (settings.probabilistic === undefined) {
    const analysis = oneWaySensitivity(definition, { inputs, threshold });
    if (!analysis.ok) return prepared.refuse(analysis.faults);
    const { value } = analysis;
    terminal.out(
      settings.json
        ? json({ format: 'likeverd-sensitivity/1', model, hash, inputs, ...value })
        : `${heading(prepared, value.base.netBenefit, terminal)}\n\n${tornadoText(value, prepared, terminal)}\n`,
    );
    return exitCodes.fine;
  }
  const draws = { seed: settings.seed ?? usualSeed, from: 0, to: settings.probabilistic };
  let progress = silent;
  const analysis: Checked<OneWayProbabilistic> = await holdInThread(
    { text, options: { inputs, threshold, draws } },
    (done, total) => {
      if (progress === silent && !settings.json) progress = progressOf(total, terminal);
      progress.tell(done);
    },
  );
  progress.end();
  if (!analysis.ok) return prepared.refuse(analysis.faults);
  const { value } = analysis;
  terminal.out(
    settings.json
      ? json({ format: 'likeverd-sensitivity-probabilistic/1', model, hash, inputs, ...value })
      : `${heading(prepared, undefined, terminal)}\n\n${heldText(value, prepared, terminal)}\n`,
  );
  return exitCodes.fine;
}

function tornadoText({ bars }: OneWay, { definition }: Prepared, { content, language }: Terminal): string {
  const words = content.cli.analysis;
  const { parameters } = definition.model.document;
  const money = (value: number): string => formatNumber(value, 0, language);
  const rows = bars.map(({ parameter, low, high, range, changesDecision }) => [
    `${parameters[parameter]?.label[language] ?? parameter}${changesDecision ? ' *' : ''}`,
    short(low.value, language),
    short(high.value, language),
    money(low.netBenefit),
    money(high.netBenefit),
    money(range),
  ]);
  const head = [words.parameter, words.low, words.high, words.benefitLow, words.benefitHigh, words.range];
  return [table(head, rows), ...(bars.some(({ changesDecision }) => changesDecision) ? ['', words.changes] : [])].join('\n');
}

function heldText({ bars, draws }: OneWayProbabilistic, { definition }: Prepared, { content, language }: Terminal): string {
  const words = content.cli.analysis;
  const { parameters } = definition.model.document;
  const money = (value: number): string => formatNumber(value, 0, language);
  const rows = bars.map(({ parameter, low, high, range }) => [
    parameters[parameter]?.label[language] ?? parameter,
    short(low.value, language),
    short(high.value, language),
    money(low.netBenefit),
    money(high.netBenefit),
    money(range),
    formatNumber(low.probabilityCostEffective, 3, language),
    formatNumber(high.probabilityCostEffective, 3, language),
  ]);
  const head = [
    words.parameter,
    words.low,
    words.high,
    words.benefitLow,
    words.benefitHigh,
    words.range,
    words.probabilityLow,
    words.probabilityHigh,
  ];
  const how = words.held({ draws: formatNumber(draws.to - draws.from, 0, language), seed: String(draws.seed) });
  return `${how}\n\n${table(head, rows)}`;
}

/** `likeverd price`: the value of one parameter at which net benefit is 0. */
export async function priceCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { parameter } = settings;
  if (parameter === undefined) {
    terminal.error(`${terminal.content.cli.wrongUsage.missingOption({ option: '--parameter', command: 'price' })}\n`);
    return exitCodes.wrongUsage;
  }
  const prepared = await prepare(given, settings, terminal);
  if (typeof prepared === 'number') return prepared;
  const { definition, threshold } = prepared;
  const inputs = inputsOf(settings);
  const target = { type: 'netBenefit', threshold, value: 0 } as const;
  const usual = thresholdAnalysis(definition, { inputs, parameter, target, steps: 1 });
  if (!usual.ok) return prepared.refuse(usual.faults);
  const range = { low: settings.from ?? usual.value.range.low, high: settings.to ?? usual.value.range.high };
  const analysis = thresholdAnalysis(definition, { inputs, parameter, target, range });
  if (!analysis.ok) return prepared.refuse(analysis.faults);
  const { value } = analysis;
  const { id: model, hash } = definition;
  terminal.out(
    settings.json
      ? json({ format: 'likeverd-price/1', model, hash, inputs, ...value })
      : `${heading(prepared, undefined, terminal)}\n${priceText(value, prepared, terminal)}\n`,
  );
  return exitCodes.fine;
}

function priceText(analysis: ThresholdAnalysis, { definition }: Prepared, terminal: Terminal): string {
  const { parameter, base, range, outcome, monotone } = analysis;
  const { content, language } = terminal;
  const words = content.cli.analysis;
  const { label, unit = '' } = definition.model.document.parameters[parameter] ?? {};
  const about = columns([
    [words.parameter, label?.[language] ?? parameter],
    [words.now, `${short(base, language)} ${unit}`],
    [words.scanned, `${words.interval({ low: short(range.low, language), high: short(range.high, language) })} ${unit}`],
  ]);
  if (outcome.type === 'noCrossing') return [about, '', words[outcome.side]].join('\n');
  const found = outcome.crossings.map(({ value, costs, qalys }): readonly [string, string] => [
    words.crossing,
    `${short(value, language)} ${unit} (${ratioText(costs, qalys, terminal)})`,
  ]);
  return [about, '', columns(found), ...(monotone ? [] : ['', words.several])].join('\n');
}
