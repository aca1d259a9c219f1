import type {
  AppraisalFigures,
  EndpointReport,
  FollowUpReport,
  JudgedRule,
  Prediction,
  Refusal,
  UpdateReport,
} from '@likeverd/followup';
import { followUpRules } from '@likeverd/followup';
import { formatDate, formatNumber, formatPercent, formatSignificant, type Language } from '@likeverd/language';
import { columns, table } from '../layout.ts';
import type { Terminal } from '../world.ts';

type Label = { readonly label: Readonly<Record<Language, string>> };

/** Names that the document gives to what the report speaks of. */
interface Named {
  readonly endpoints: Readonly<Record<string, Label>>;
  readonly series?: Readonly<Record<string, Label>>;
}

type Words = Terminal['content']['followUp'];

/** Everything that writing a part needs. */
interface Writing {
  readonly report: FollowUpReport;
  readonly words: Words;
  readonly terminal: Terminal;
  readonly number: (value: number | undefined, digits?: number) => string;
  readonly money: (value: number) => string;
  readonly share: (value: number) => string;
  /** Four significant digits. */
  readonly figure: (value: number) => string;
  readonly nameOf: (measure: string) => string;
  readonly group: (subgroup: string | undefined) => string;
}

/** A follow-up as text: part after part, each with a heading. */
export function followUpText(report: FollowUpReport, named: Named, terminal: Terminal): string {
  const { language, content } = terminal;
  const words = content.followUp;
  const writing: Writing = {
    report,
    words,
    terminal,
    number: (value, digits = 2) => (value === undefined ? '–' : formatNumber(value, digits, language)),
    money: (value) => formatNumber(value, 0, language),
    share: (value) => formatPercent(value, 1, language),
    figure: (value) => formatSignificant(value, 4, language),
    nameOf: (measure) =>
      (named.endpoints[measure] ?? named.series?.[measure])?.label[language] ??
      (measure === 'patients' ? words.forecasts.patients : measure),
    group: (subgroup) => subgroup ?? words.everyone,
  };
  const parts = [head, population, observed, rules, control, updates, settlements, forecasts].flatMap((part) => part(writing));
  return [...parts, words.hash({ hash: report.hash })].join('\n\n');
}

const titled = (title: string, ...blocks: readonly string[]): readonly string[] => [
  `${title}\n${'═'.repeat(title.length)}`,
  ...blocks,
];

function refusal({ code, details, rule }: Refusal, words: Words): string {
  return `${words.refusals[code](details)} ${words.requirement({ id: followUpRules[rule].requirement })}`;
}

const interval = (
  { number }: Writing,
  value: number | undefined,
  low: number | undefined,
  high: number | undefined,
  digits = 2,
): string => `${number(value, digits)} (${number(low, digits)}–${number(high, digits)})`;

function head({ report, words, terminal, share }: Writing): readonly string[] {
  const { contract, data, practice, constructed, title } = report;
  const date = (day: string): string => formatDate(day, terminal.language);
  const text = (value: number): string => String(value);
  return [
    [title[terminal.language], ...(constructed ? [words.constructed] : [])].join('\n'),
    [
      words.contract({
        introduced: date(contract.introduced),
        dataUntil: date(contract.dataUntil),
        reassessment: date(contract.reassessment),
      }),
      words.data({ patients: text(data.patients), controls: text(data.controls), duplicates: text(data.duplicates) }),
      words.practice({
        inside: text(practice.inside),
        outside: text(practice.outside),
        unknown: text(practice.unknown),
        used: text(practice.used),
      }),
      ...(practice.shareOutside === undefined
        ? []
        : [
            words.shareOutside({
              share: share(practice.shareOutside.share),
              lower: share(practice.shareOutside.lower),
              upper: share(practice.shareOutside.upper),
            }),
          ]),
    ].join('\n'),
  ];
}

function population(writing: Writing): readonly string[] {
  const { report, words, number } = writing;
  if (report.population.length === 0) return [];
  const { headings } = words;
  return titled(
    words.sections.population,
    table(
      [headings.period, headings.region, headings.observed, headings.expected, headings.ratio, headings.p, headings.verdict],
      report.population.map(({ from, to, region, events, expected, ratio, lower, upper, p, verdict }) => [
        `${from} – ${to}`,
        region ?? words.everyone,
        String(events),
        number(expected, 1),
        interval(writing, ratio, lower, upper),
        number(p, 3),
        words.populationVerdicts[verdict],
      ]),
      [0, 1, 6],
    ),
  );
}

function observed(writing: Writing): readonly string[] {
  const { report, words, number, nameOf, group, share } = writing;
  const { headings } = words;
  type Compared = Extract<EndpointReport, { status: 'compared' }>;
  const compared = report.endpoints.filter((each): each is Compared => each.status === 'compared');
  const refused = report.endpoints.flatMap((each) =>
    each.status === 'refused' ? [`${nameOf(each.endpoint)}, ${group(each.subgroup)}: ${refusal(each, words)}`] : [],
  );
  const summary = table(
    [headings.endpoint, headings.group, headings.people, headings.events, headings.expected, headings.ratio, headings.p],
    compared.map(({ endpoint, subgroup, people, events, expected, ratio, lower, upper, p }) => [
      nameOf(endpoint),
      group(subgroup),
      String(people),
      String(events),
      number(expected, 1),
      interval(writing, ratio, lower, upper),
      number(p, 3),
    ]),
    [0, 1],
  );
  const curves = compared
    .filter(({ subgroup }) => subgroup === undefined)
    .map(({ endpoint, points }) =>
      [
        words.sections.curve({ endpoint: nameOf(endpoint) }),
        table(
          [headings.month, headings.atRisk, headings.survival, headings.assumed, headings.verdict],
          points.map(({ month, atRisk, observed: seen, lower, upper, assumed, within }) => [
            String(month),
            String(atRisk),
            `${share(seen)} (${share(lower)}–${share(upper)})`,
            share(assumed),
            words.within[within ? 'true' : 'false'],
          ]),
          [4],
        ),
      ].join('\n'),
    );
  const causes = compared.flatMap((each) => causesOf(writing, each));
  return titled(words.sections.observed, ...(compared.length === 0 ? [] : [summary]), ...curves, ...causes, ...refused);
}

/** Each cause of an endpoint at the last month that was looked at, with its tests. */
function causesOf(
  writing: Writing,
  { endpoint, subgroup, causes }: Extract<EndpointReport, { status: 'compared' }>,
): readonly string[] {
  if (causes === undefined) return [];
  const { words, number, nameOf, group, share, terminal } = writing;
  const { headings } = words;
  const rows = causes.each.map(({ label, events, expected, points, control: other }) => {
    const last = points.at(-1);
    return [
      label[terminal.language],
      String(events),
      last === undefined ? '–' : String(last.month),
      last === undefined ? '–' : `${share(last.observed)} (${share(last.lower)}–${share(last.upper)})`,
      last?.assumed === undefined ? '–' : share(last.assumed),
      expected === undefined ? '–' : number(expected.expected, 1),
      expected?.ratio === undefined ? '–' : interval(writing, expected.ratio, expected.lower, expected.upper),
      expected === undefined ? '–' : number(expected.p, 3),
      number(other?.gray?.p, 3),
      other?.ratio === undefined ? '–' : interval(writing, other.ratio.estimate, other.ratio.lower, other.ratio.upper),
    ];
  });
  const head = [
    headings.cause,
    headings.events,
    headings.month,
    headings.incidence,
    headings.assumed,
    headings.expected,
    headings.ratio,
    headings.p,
    headings.gray,
    headings.controlRatio,
  ];
  return [
    [
      `${words.sections.causes({ endpoint: nameOf(endpoint) })}, ${group(subgroup)}`,
      table(head, rows, [0]),
      ...(causes.assumed === undefined ? [] : [refusal(causes.assumed, words)]),
    ].join('\n'),
  ];
}

function rules(writing: Writing): readonly string[] {
  const { report, words, nameOf, share, figure } = writing;
  if (report.rules.length === 0) return [];
  const { headings } = words;
  const judged = report.rules.filter((each): each is JudgedRule => each.status === 'judged');
  const refused = report.rules.flatMap((each) => (each.status === 'refused' ? [refusal(each, words)] : []));
  const found = (value: number | undefined): string => (value === undefined ? '–' : figure(value));
  return titled(
    words.sections.rules,
    ...(judged.length === 0
      ? []
      : [
          table(
            [headings.rule, headings.statement, headings.people, headings.estimate, headings.probability, headings.verdict],
            judged.map(({ rule, people, estimate, low, high, probability, verdict }) => [
              rule.id,
              words.statement({
                measure: nameOf(rule.measure),
                statistic: words.statistics[rule.statistic],
                month: String(rule.month),
                subgroup: rule.subgroup ?? '',
                comparator: words.comparators[rule.comparator],
                limit: figure(rule.limit),
                certainty: rule.certainty === undefined ? '' : share(rule.certainty),
              }),
              String(people),
              estimate === undefined && low === undefined ? '–' : `${found(estimate)} (${found(low)}–${found(high)})`,
              probability === undefined ? '–' : share(probability),
              words.verdicts[verdict],
            ]),
            [0, 1, 5],
          ),
        ]),
    ...judged.flatMap((each) =>
      each.looks === undefined || each.looks.length === 0 ? [] : [looksOf(writing, each.rule.id, each.looks)],
    ),
    ...refused,
  );
}

/** What each look of a rule saw, and what it took. */
function looksOf({ words, share, figure }: Writing, rule: string, looks: NonNullable<JudgedRule['looks']>): string {
  const { headings, sections } = words;
  return [
    `${sections.looks}: ${rule}`,
    table(
      [
        headings.look,
        headings.month,
        headings.information,
        headings.fraction,
        headings.estimate,
        headings.probability,
        headings.boundary,
        headings.verdict,
      ],
      looks.map(({ look, month, information, fraction, estimate, probability, boundary, verdict }) => [
        String(look),
        String(month),
        String(information),
        share(fraction),
        estimate === undefined ? '–' : figure(estimate),
        share(probability),
        share(boundary),
        words.verdicts[verdict],
      ]),
      [7],
    ),
  ].join('\n');
}

function control({ report, words, number }: Writing): readonly string[] {
  const stated = report.externalControl;
  if (stated === undefined) return [];
  const text = words.controlText({
    kind: words.controlKinds[stated.kind],
    source: stated.source,
    weight: number(stated.weight),
    bias: number(stated.biasSd),
  });
  return titled(words.sections.control, [text, ...stated.limits.map((limit) => `  – ${limit}`)].join('\n'));
}

function updates(writing: Writing): readonly string[] {
  return writing.report.updates.flatMap((each) => oneUpdate(writing, each));
}

function oneUpdate(writing: Writing, { subgroup, update, reappraisal }: UpdateReport): readonly string[] {
  const { words, group, figure, money } = writing;
  const { headings } = words;
  const title = words.sections.update({ group: group(subgroup) });
  if (update.status === 'refused') return titled(title, refusal(update, words));
  const middle = ({ mean, low, high }: { readonly mean: number; readonly low: number; readonly high: number }): string =>
    `${figure(mean)} (${figure(low)}–${figure(high)})`;
  const linked = update.parameters.filter((each) => each.linked);
  const told = [
    words.methods[update.method],
    ...(update.method === 'closedForm'
      ? []
      : [words.effective({ effective: money(update.effectiveDraws), draws: money(update.priorDraws) })]),
    ...(update.thin ? [words.thin] : []),
  ].join(' ');
  const parameters = table(
    [headings.parameter, headings.before, headings.after],
    linked.map(({ parameter, prior, posterior }) => [parameter, middle(prior), middle(posterior)]),
  );
  const after = reappraisal === undefined ? [] : reappraised(writing, reappraisal);
  return [...titled(title, told, ...(linked.length === 0 ? [] : [parameters])), ...after];
}

function reappraised(writing: Writing, found: NonNullable<UpdateReport['reappraisal']>): readonly string[] {
  const { words, money, number, share, terminal } = writing;
  if ('status' in found) return [refusal(found, words)];
  const { before, after, underAgreement } = found;
  const agreed = underAgreement === undefined || 'status' in underAgreement ? undefined : underAgreement;
  const all = [before, after, ...(agreed === undefined ? [] : [agreed.before, agreed.after])];
  const { figures: names, headings } = words;
  const icer = ({ icer: outcome }: AppraisalFigures): string =>
    outcome.outcome === 'ratio' ? money(outcome.value) : terminal.content.appraisal.outcomeShort[outcome.outcome];
  const row = (name: string, of: (figures: AppraisalFigures) => string): readonly string[] => [name, ...all.map(of)];
  const rows = [
    row(names.costs, ({ costs }) => money(costs.mean)),
    row(names.qalys, ({ qalys }) => number(qalys.mean, 3)),
    row(names.lifeYears, ({ lifeYears }) => number(lifeYears.mean, 3)),
    row(names.icer, icer),
    row(names.netBenefit, ({ netBenefit }) => money(netBenefit.mean)),
    row(names.probability, (each) => share(each.probabilityCostEffective)),
    row(names.evpi, ({ evpi }) => money(evpi)),
    ...before.evppi.map(({ parameters }, index) =>
      row(names.evppi({ parameters: parameters.join(' + ') }), ({ evppi }) => money(evppi[index]?.value ?? 0)),
    ),
    ...(before.holdingPrice === undefined
      ? []
      : [row(names.holdingPrice, ({ holdingPrice }) => (holdingPrice === undefined ? '' : money(holdingPrice.price)))]),
  ];
  const heading = [
    '',
    headings.listBefore,
    headings.listAfter,
    ...(agreed === undefined ? [] : [headings.agreedBefore, headings.agreedAfter]),
  ];
  return [
    [words.sections.reappraisal, words.threshold({ threshold: money(found.threshold) }), table(heading, rows)].join('\n'),
    ...(underAgreement !== undefined && 'status' in underAgreement ? [refusal(underAgreement, words)] : []),
  ];
}

function settlements({ report, words, terminal }: Writing): readonly string[] {
  if (report.inputs.deliveries === undefined) return [];
  const { headings } = words;
  const kroner = (amount: number): string => formatNumber(amount / 100, 2, terminal.language);
  const found = report.settlements.map((each) => {
    if (each.status === 'refused') return refusal(each, words);
    const sums = columns([
      [headings.year, `${each.from} – ${each.to}`],
      [headings.rows, String(each.rows)],
      [headings.listed, kroner(each.listed)],
      [headings.owed, kroner(each.owed)],
      [headings.rebate, kroner(each.rebate)],
    ]);
    const steps = each.steps.map(({ term, type, before, after, rows }) =>
      words.settledStep({
        term: String(term + 1),
        type,
        before: kroner(before),
        after: kroner(after),
        rows: String(rows.length),
      }),
    );
    return [sums, ...steps, words.hash({ hash: each.hash })].join('\n');
  });
  return titled(words.sections.settlement, ...(found.length === 0 ? [words.noYearYet] : found));
}

function forecasts(writing: Writing): readonly string[] {
  const { report, words, number, share } = writing;
  const found = report.forecast;
  if (found === undefined) return [];
  if ('status' in found) return titled(words.sections.forecast, refusal(found, words));
  const { atStart, now, parts } = found;
  const { headings, forecasts: names } = words;
  const predicted = (prediction: Prediction | undefined, digits = 0): string =>
    prediction === undefined ? '–' : interval(writing, prediction.middle, prediction.low, prediction.high, digits);
  const main = table(
    ['', headings.fromPlan, headings.atReassessment],
    [
      [names.patients, predicted(atStart.patients), predicted(now.patients)],
      [names.events, predicted(atStart.events), predicted(now.events)],
      [names.ratioWidth, predicted(atStart.ratioWidth, 2), predicted(now.ratioWidth, 2)],
      ...(now.monthsLate === undefined
        ? []
        : [
            [names.monthsLate, predicted(atStart.monthsLate, 1), predicted(now.monthsLate, 1)],
            [names.inTime, share(atStart.monthsLate?.probabilityInTime ?? 0), share(now.monthsLate.probabilityInTime)],
          ]),
      ...now.rules.map(({ id, probability }, index) => [
        names.rule({ rule: id }),
        share(atStart.rules[index]?.probability ?? 0),
        share(probability),
      ]),
    ],
  );
  const regions = table(
    [headings.region, headings.soFar, headings.planned, headings.atReassessment],
    now.regions.map(({ region, soFar, planned, patients }) => [region, String(soFar), number(planned, 1), predicted(patients)]),
  );
  const others = table(
    [headings.endpoint, headings.group, names.patients, names.events, headings.rule],
    parts.map(({ endpoint, subgroup, now: part }) => [
      writing.nameOf(endpoint),
      writing.group(subgroup),
      predicted(part.patients),
      predicted(part.events),
      part.rules.map(({ id, probability }) => `${id} ${share(probability)}`).join(', '),
    ]),
    [0, 1, 4],
  );
  return titled(words.sections.forecast, main, regions, ...(parts.length === 0 ? [] : [others]));
}
