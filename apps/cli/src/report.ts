import type { Outcome, ProbabilisticComparison, ResultNode, StrategyResult } from '@likeverd/appraisal';
import type { BaseCase } from '@likeverd/modelling';
import { blockedText, formatDate, formatMoney, formatNumber, formatPercent } from '@likeverd/language';
import type { RunResult } from './run-result.ts';
import { columns, table, wrap } from './layout.ts';
import type { Terminal } from './world.ts';

/** Thresholds shown of the acceptability curve: round hundred thousands and the six references by severity (Magnussen 2015). */
export const shownThresholds: readonly number[] = [
  0, 50_000, 100_000, 200_000, 275_000, 385_000, 495_000, 605_000, 715_000, 825_000, 1_000_000,
];
/** Decimals in a report. */
interface Digits {
  readonly qalys: number;
  readonly years: number;
  readonly costs: number;
}

/** Published tables give QALYs to three decimals and life years to two; in an episode of days differences would be lost in so few. */
const digitsOf = ({ strategies }: BaseCase): Digits => {
  const largest = (of: 'lifeYears' | 'costs'): number =>
    Math.max(...strategies.map((strategy) => Math.abs(strategy[of].undiscounted)));
  const short = largest('lifeYears') < 0.1;
  return { qalys: short ? 6 : 3, years: short ? 5 : 2, costs: largest('costs') < 100 ? 2 : 0 };
};

/** The whole result of a run as text for a terminal. */
export function reportText(result: RunResult, terminal: Terminal): string {
  const report = new Report(result, terminal);
  return `${[
    report.heading(),
    report.totals(),
    report.lost(),
    report.payers(),
    report.simulation(),
    report.paths(),
    report.effect(),
    report.frontier(),
    report.severity(),
    report.uncertainty(),
    report.acceptability(),
    report.hashes(),
    report.source(),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

class Report {
  readonly #result: RunResult;
  readonly #terminal: Terminal;
  readonly #currency: string;
  readonly #digits: Digits;

  constructor(result: RunResult, terminal: Terminal) {
    this.#result = result;
    this.#terminal = terminal;
    this.#currency = result.baseCase.currency;
    this.#digits = digitsOf(result.baseCase);
  }

  get #words() {
    return this.#terminal.content.cli.report;
  }

  get #quantities() {
    return this.#terminal.content.appraisal.quantities;
  }

  heading(): string {
    const { description, inputs, appraisal, baseCase } = this.#result;
    const { language } = this.#terminal;
    const words = this.#words;
    const scenario = description.scenarios.find(({ id }) => id === inputs.scenario);
    const changed = Object.entries(inputs.values ?? {}).map(([name, value]) => `${name} = ${value}`);
    return [
      description.title[language],
      ...(description.constructed ? [words.constructed] : []),
      scenario === undefined ? words.baseCase : words.scenario({ label: scenario.label[language] }),
      ...(changed.length === 0 ? [] : [`${words.changed}: ${changed.join(', ')}`]),
      words.perPerson({
        ...(baseCase.horizonYears === undefined ? {} : { years: String(baseCase.horizonYears) }),
        currency: this.#currency,
        priceYear: String(description.priceYear),
      }),
      words.asOf({ date: formatDate(appraisal.asOf.effective, language) }),
    ].join('\n');
  }

  totals(): string {
    const { strategies, comparisons } = this.#result.appraisal;
    const difference = comparisons.length === 1;
    const row = (of: (strategy: StrategyResult) => ResultNode<number>, digits: number): string[] => {
      const nodes = strategies.map(of);
      const [from, to] = nodes;
      return [
        this.#quantities[nodes[0]?.kind ?? 'qalys'],
        ...nodes.map((node) => this.#number(node.value, digits)),
        ...(difference && from && to ? [this.#number(to.value - from.value, digits)] : []),
      ];
    };
    return table(
      ['', ...strategies.map(({ strategy }) => this.#strategy(strategy)), ...(difference ? [this.#words.difference] : [])],
      [
        row(({ qalys }) => qalys, this.#digits.qalys),
        row(({ lifeYears }) => lifeYears, this.#digits.years),
        row(({ costs }) => costs, this.#digits.costs),
        row(({ qalysUndiscounted }) => qalysUndiscounted, this.#digits.years),
        row(({ lifeYearsUndiscounted }) => lifeYearsUndiscounted, this.#digits.years),
      ],
    );
  }

  /** What events take from the patients' QALYs, and the carers' account. */
  lost(): string {
    const { baseCase, description } = this.#result;
    const { strategies } = baseCase;
    const losses = [...new Set(strategies.flatMap(({ qalyLosses }) => qalyLosses.map(({ component }) => component)))];
    const rows = [
      ...losses.map((id): readonly string[] => [
        description.qalyLosses.find((loss) => loss.id === id)?.label[this.#terminal.language] ?? id,
        ...strategies.map(({ qalyLosses }) =>
          this.#number(qalyLosses.find(({ component }) => component === id)?.discounted ?? 0, this.#digits.qalys),
        ),
      ]),
      ...(strategies.some(({ carers }) => carers !== undefined)
        ? [[this.#words.carers, ...strategies.map(({ carers }) => this.#number(carers?.discounted ?? 0, this.#digits.qalys))]]
        : []),
    ];
    return rows.length === 0 ? '' : table([this.#words.lost, ...strategies.map(({ strategy }) => this.#strategy(strategy))], rows);
  }

  payers(): string {
    const { baseCase, description } = this.#result;
    const { strategies } = baseCase;
    const payers = [...new Set(strategies.flatMap((strategy) => strategy.payers.map(({ payer }) => payer)))];
    if (payers.length < 2) return '';
    const rows = payers.map((id): readonly string[] => [
      description.payers.find((payer) => payer.id === id)?.label[this.#terminal.language] ?? id,
      ...strategies.map((strategy) =>
        this.#number(strategy.payers.find(({ payer }) => payer === id)?.discounted ?? 0, this.#digits.costs),
      ),
    ]);
    return table([this.#words.payers, ...strategies.map(({ strategy }) => this.#strategy(strategy))], rows);
  }

  /** How far means over simulated patients may be from those over endlessly many. */
  simulation(): string {
    const { baseCase, probabilistic } = this.#result;
    const { simulation } = baseCase;
    if (simulation === undefined) return '';
    const { strategies, patients } = simulation;
    const difference = strategies.length === 2 ? strategies[1]?.increments : undefined;
    const row = (name: 'qalys' | 'lifeYears' | 'costs', digits: number): string[] => [
      this.#quantities[name],
      ...strategies.map((errors) => this.#number(errors[name], digits)),
      ...(difference === undefined ? [] : [this.#number(difference[name], digits)]),
    ];
    const { patientsPerDraw } = probabilistic ?? {};
    return [
      this.#words.simulated({ patients: this.#number(patients, 0) }),
      table(
        ['', ...strategies.map(({ strategy }) => this.#strategy(strategy)), ...(difference ? [this.#words.difference] : [])],
        [row('qalys', this.#digits.qalys + 1), row('lifeYears', this.#digits.qalys + 1), row('costs', this.#digits.costs)],
      ),
      ...(patientsPerDraw === undefined ? [] : [this.#words.patientsPerDraw({ patients: this.#number(patientsPerDraw, 0) })]),
    ].join('\n');
  }

  /** Path probabilities of a decision tree, whose trace is one point. */
  paths(): string {
    const { baseCase, description } = this.#result;
    const { language } = this.#terminal;
    const [first] = baseCase.traces;
    if (first === undefined || first.time.length > 1) return '';
    const rows = first.states.map(({ state }, index) => [
      description.states.find(({ id }) => id === state)?.label[language] ?? state,
      ...baseCase.traces.map(({ states }) => formatPercent(states[index]?.occupancy[0] ?? Number.NaN, 1, language)),
    ]);
    const headings = ['', ...baseCase.traces.map(({ strategy }) => this.#strategy(strategy))];
    return [this.#words.paths, table(headings, rows)].join('\n');
  }

  effect(): string {
    return this.#result.appraisal.comparisons
      .map((comparison) => {
        const rows: [string, string][] = [
          ...(this.#result.appraisal.comparisons.length === 1
            ? []
            : [comparison.costs, comparison.qalys, comparison.lifeYears].map((node): [string, string] => [
                this.#quantities[node.kind],
                this.#quantity(node),
              ])),
          [this.#quantities.icer, this.#outcome(comparison.icer)],
          [this.#quantities.costPerLifeYear, this.#outcome(comparison.costPerLifeYear)],
          ...(comparison.netBenefit === undefined
            ? []
            : [
                [this.#quantities.incrementalNetBenefit, `${this.#quantity(comparison.netBenefit)} ${this.#atThreshold()}`] as [
                  string,
                  string,
                ],
              ]),
        ];
        return [this.#against(comparison), columns(rows.map(([name, text]) => [`  ${name}`, text]))].join('\n');
      })
      .join('\n\n');
  }

  frontier(): string {
    const { frontier } = this.#result.appraisal;
    if (frontier.length < 3) return '';
    const { frontier: positions } = this.#terminal.content.appraisal;
    const rows = frontier.map((position): [string, string] => [
      `  ${this.#strategy(position.strategy)}`,
      `${positions[position.position]}${
        position.position === 'efficient' && position.ratio !== undefined ? `, ${this.#perQaly(position.ratio)}` : ''
      }`,
    ]);
    return [this.#words.frontier, columns(rows)].join('\n');
  }

  severity(): string {
    const { severity, threshold } = this.#result.appraisal;
    const { quantities, thresholdBasis } = this.#terminal.content.appraisal;
    const rows: [string, string][] = [];
    if (severity.status === 'computed') {
      rows.push([
        quantities.absoluteShortfall,
        `${this.#quantity(severity.shortfall)}, ${this.#words.classOf({ severityClass: String(severity.severityClass.value) })}`,
      ]);
    }
    if (threshold.status === 'computed') {
      if (threshold.reference !== undefined) rows.push([quantities.reference, this.#quantity(threshold.reference)]);
      if (threshold.basis !== 'severity') {
        rows.push([quantities.threshold, `${this.#quantity(threshold.value)} (${thresholdBasis[threshold.basis]})`]);
      }
    }
    const notes = severity.status === 'computed' ? severity.notes.map((note) => this.#words.notes[note]) : [];
    const refusals = [severity, threshold].flatMap((part) =>
      part.status === 'blocked' ? [blockedText(this.#terminal.content, part)] : [],
    );
    return [...(rows.length === 0 ? [] : [columns(rows)]), ...[...notes, ...refusals].flatMap((note) => wrap(note, 100))].join(
      '\n',
    );
  }

  uncertainty(): string {
    const { uncertainty } = this.#result.appraisal;
    if (uncertainty === undefined) return '';
    const { language } = this.#terminal;
    const { evpi } = uncertainty;
    return [
      this.#words.uncertainty({ draws: formatNumber(uncertainty.draws, 0, language), seed: String(uncertainty.seed) }),
      ...uncertainty.comparisons.map((comparison) => this.#uncertaintyOf(comparison)),
      ...(evpi === undefined ? [] : [columns([[this.#quantities.evpi, `${this.#quantity(evpi)} ${this.#atThreshold()}`]])]),
    ].join('\n\n');
  }

  #uncertaintyOf(comparison: ProbabilisticComparison): string {
    const { language } = this.#terminal;
    const words = this.#words;
    const spread = (label: string, { mean, lower, upper }: ProbabilisticComparison['costs'], digits: number): string[] => [
      label,
      this.#number(mean, digits),
      `${this.#number(lower, digits)} ${words.to} ${this.#number(upper, digits)}`,
    ];
    const at = comparison.atThreshold;
    const rows = [
      spread(this.#quantities.incrementalCosts, comparison.costs, this.#digits.costs),
      spread(this.#quantities.incrementalQalys, comparison.qalys, this.#digits.qalys),
      spread(this.#quantities.incrementalLifeYears, comparison.lifeYears, this.#digits.years),
      ...(at === undefined ? [] : [spread(this.#quantities.incrementalNetBenefit, at.netBenefit, 0)]),
    ];
    const error = comparison.meanIcerStandardError;
    return [
      this.#against(comparison),
      table(['', words.mean, words.interval], rows),
      columns([
        [
          this.#quantities.meanIcer,
          `${this.#outcome(comparison.meanIcer)}${error === undefined ? '' : ` (${words.monteCarlo({ error: this.#number(error, 0) })})`}`,
        ],
        ...(at === undefined
          ? []
          : [
              [
                this.#quantities.probabilityCostEffective,
                `${formatPercent(at.probabilityCostEffective.value, 1, language)} ${this.#atThreshold()}`,
              ] as const,
            ]),
      ]),
    ].join('\n');
  }

  acceptability(): string {
    const { uncertainty } = this.#result.appraisal;
    if (uncertainty === undefined) return '';
    const { acceptability } = uncertainty;
    const { language } = this.#terminal;
    const words = this.#words;
    const rows = shownThresholds.flatMap((threshold) => {
      const index = acceptability.thresholds.indexOf(threshold);
      if (index === -1) return [];
      return [
        [
          this.#number(threshold, 0),
          ...acceptability.strategies.map(({ probability }) => formatPercent(probability[index] ?? Number.NaN, 1, language)),
          this.#number(acceptability.evpi[index] ?? Number.NaN, 0),
          this.#strategy(acceptability.optimal[index] ?? ''),
        ],
      ];
    });
    const headings = [
      words.willingness,
      ...acceptability.strategies.map(({ strategy }) => this.#strategy(strategy)),
      words.evpi,
      words.best,
    ];
    return [words.acceptability, table(headings, rows)].join('\n');
  }

  hashes(): string {
    const { run, probabilisticRun, hash } = this.#result.appraisal;
    const { hash: names, hashes } = this.#words;
    return [
      hashes,
      columns([
        [`  ${names.model}`, run.model],
        [`  ${names.inputs}`, run.inputs],
        [`  ${names.engine}`, run.engine],
        [`  ${names.baseCase}`, run.result],
        ...(probabilisticRun === undefined ? [] : [[`  ${names.draws}`, probabilisticRun.result] as const]),
        [`  ${names.appraisal}`, hash],
      ]),
      ...(probabilisticRun?.arithmetic === undefined ? [] : [this.#words.fastArithmetic]),
    ].join('\n');
  }

  source(): string {
    const { citation, doi, licence } = this.#result.description.source;
    const words = this.#words;
    return columns([[words.source, citation], ...(doi === undefined ? [] : [[words.doi, doi] as const]), [words.licence, licence]]);
  }

  #strategy(id: string): string {
    const { strategies } = this.#result.description;
    return strategies.find((strategy) => strategy.id === id)?.label[this.#terminal.language] ?? id;
  }

  #against({ strategy, comparator }: { readonly strategy: string; readonly comparator: string }): string {
    return this.#words.against({ strategy: this.#strategy(strategy), comparator: this.#strategy(comparator) });
  }

  #atThreshold(): string {
    const { threshold } = this.#result.appraisal;
    return threshold.status === 'computed' ? this.#words.atThreshold({ threshold: this.#perQaly(threshold.value.value) }) : '';
  }

  #number(value: number, digits: number): string {
    return formatNumber(value, digits, this.#terminal.language);
  }

  #perQaly(value: number): string {
    const { units } = this.#terminal.content.appraisal;
    return `${this.#number(value, 0)} ${this.#currency === 'NOK' ? units['NOK/QALY'] : `${this.#currency}/QALY`}`;
  }

  #quantity(node: ResultNode<number>): string {
    if (node.unit === this.#currency) return formatMoney(node.value, this.#terminal.language, this.#currency, this.#digits.costs);
    if (node.unit === `${this.#currency}/QALY`) return this.#perQaly(node.value);
    const { units } = this.#terminal.content.appraisal;
    const digits = node.kind === 'incrementalQalys' ? this.#digits.qalys : this.#digits.years;
    return `${this.#number(node.value, digits)} ${node.unit === 'year' ? units.year : node.unit}`;
  }

  /** An amount per unit of health where there is one, and the name of the outcome where there is none. */
  #outcome(node: ResultNode<Outcome>): string {
    const { outcomes, outcomeShort, units } = this.#terminal.content.appraisal;
    const { value: outcome } = node;
    if (!('value' in outcome)) return outcomes[outcome.outcome];
    const unit = node.unit === 'NOK/QALY' || node.unit === 'NOK/year' ? units[node.unit] : node.unit;
    const amount = `${this.#number(outcome.value, 0)} ${unit}`;
    return outcome.outcome === 'ratio' ? amount : `${amount} (${outcomeShort[outcome.outcome]})`;
  }
}
