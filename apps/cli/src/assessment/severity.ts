import type { Blocked, ResultNode, SeverityResult } from '@likeverd/appraisal';
import { blockedText, formatNumber, formatPercent } from '@likeverd/language';
import { columns, table, wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';

/** What severity rests on, how sure it is, and what other rules say. */
export function severityText(part: SeverityResult, terminal: Terminal): string {
  const words = terminal.content.assessment.severity;
  return [
    [words.basis[part.basis], ...(part.severity.status === 'blocked' ? [blockedText(terminal.content, part.severity)] : [])].join(
      '\n',
    ),
    mainText(part, terminal),
    intervalText(part, terminal),
    ageText(part, terminal),
    comparisonText(part, terminal),
    smallGroupText(part, terminal),
    textualText(part, terminal),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

type Row = readonly [string, string];

/** Decimals by unit, where they are not 0. */
const digits: Readonly<Record<string, number>> = { QALY: 2, factor: 1, 'patients/100000': 1, 'patients/10000': 1 };
/** The name says it already. */
const wordless: ReadonlySet<string> = new Set(['class', 'factor']);

function row({ kind, value, unit }: ResultNode<number>, { content, language }: Terminal): Row {
  const { quantities, units } = content.appraisal;
  const words: Readonly<Record<string, string>> = units;
  const number = unit === 'share' ? formatPercent(value, 1, language) : formatNumber(value, digits[unit] ?? 0, language);
  return [quantities[kind], unit === 'share' || wordless.has(unit) ? number : `${number} ${words[unit] ?? unit}`];
}

function mainText({ severity, average, sexMix }: SeverityResult, terminal: Terminal): string {
  const { content } = terminal;
  const rows: Row[] = [
    ...(severity.status === 'computed'
      ? [severity.shortfall, severity.severityClass, severity.weight].map((each) => row(each, terminal))
      : []),
    ...(average === undefined ? [] : [row(average, terminal)]),
    ...(sexMix === undefined || 'status' in sexMix
      ? []
      : [[content.assessment.severity.sexMix, row(sexMix, terminal)[1]] satisfies Row]),
  ];
  return [rows.length === 0 ? '' : columns(rows), refusal(sexMix, terminal)].filter((text) => text !== '').join('\n');
}

function refusal(given: object | undefined, { content }: Terminal): string {
  const isBlocked = (each: object): each is Blocked => 'status' in each && each.status === 'blocked';
  return given !== undefined && isBlocked(given) ? wrap(blockedText(content, given), 100).join('\n') : '';
}

function intervalText({ interval }: SeverityResult, terminal: Terminal): string {
  if (interval?.status !== 'computed') return refusal(interval, terminal);
  const { content, language } = terminal;
  const words = content.assessment.severity;
  const number = (value: number): string => formatNumber(value, 2, language);
  const shares = interval.classes.map(({ severityClass, share }) =>
    words.classShare({ severityClass: String(severityClass), share: formatPercent(share, 1, language) }),
  );
  const sentence = words.interval({
    lower: number(interval.lower.value),
    upper: number(interval.upper.value),
    draws: formatNumber(interval.draws, 0, language),
  });
  return [...wrap(sentence, 100), shares.join(', ')].join('\n');
}

function ageText({ ageInterval }: SeverityResult, terminal: Terminal): string {
  if (ageInterval?.status !== 'computed') return refusal(ageInterval, terminal);
  const { content, language } = terminal;
  const { quantities } = content.appraisal;
  const words = content.assessment.severity;
  const { lowestClass, highestClass, ages } = ageInterval;
  const told =
    lowestClass === highestClass
      ? words.oneClass({ severityClass: String(lowestClass) })
      : words.moreClasses({ lowest: String(lowestClass), highest: String(highestClass) });
  const rows = ages.map(({ age, shortfall, severityClass }) => [
    String(age),
    ...shortfall.inputs.flatMap(({ value }) => (typeof value === 'number' ? [formatNumber(value, 2, language)] : [])),
    formatNumber(shortfall.value, 2, language),
    String(severityClass.value),
  ]);
  const heading = [
    words.age,
    quantities.populationQalys,
    quantities.qalysUndiscounted,
    quantities.absoluteShortfall,
    quantities.severityClass,
  ];
  return `${words.ageInterval}\n${table(heading, rows)}\n${told}`;
}

function comparisonText({ proportional, england }: SeverityResult, terminal: Terminal): string {
  const words = terminal.content.assessment.severity;
  const rows: Row[] = [
    ...(proportional === undefined ? [] : [[words.dutch, row(proportional, terminal)[1]] satisfies Row]),
    ...(england?.status === 'computed'
      ? [england.absolute, england.proportional, england.weight].map((each): Row => {
          const [name, value] = row(each, terminal);
          return [`${words.english}: ${name}`, value];
        })
      : []),
  ];
  return [rows.length === 0 ? '' : `${words.comparison}\n${columns(rows)}`, refusal(england, terminal)]
    .filter((text) => text !== '')
    .join('\n');
}

function smallGroupText({ smallGroup }: SeverityResult, terminal: Terminal): string {
  if (smallGroup?.status !== 'computed') return refusal(smallGroup, terminal);
  const words = terminal.content.assessment.severity;
  const { criteria, missing, rare } = smallGroup;
  return [
    words.smallGroup,
    ...wrap(words.smallGroupLead, 100),
    table(
      [words.criterion, words.value, words.limit, words.standing],
      criteria.map(({ criterion, value, limit, standing }) => [
        words.criteria[criterion],
        row(value, terminal)[1],
        row(limit, terminal)[1],
        words.standings[standing],
      ]),
      [0, 3],
    ),
    ...(missing.length === 0 ? [] : [words.missing({ criteria: missing.map((each) => words.criteria[each]).join(', ') })]),
    ...(rare === undefined ? [] : [rare.isRare ? words.rare : words.notRare]),
  ].join('\n');
}

const aspects = [
  'riskOfDeath',
  'lossOfFunction',
  'painAndDistress',
  'presentSituation',
  'duration',
  'lossOfYears',
  'urgency',
] as const;

function textualText({ textual }: SeverityResult, { content, language }: Terminal): string {
  if (textual === undefined) return '';
  const words = content.assessment.severity;
  const rows = aspects.flatMap((aspect): readonly Row[] => {
    const described = textual[aspect];
    return described === undefined
      ? []
      : [[words.aspects[aspect], `${words.levels[described.level]} – ${described.text[language]}`]];
  });
  return `${words.textual}\n${columns(rows)}`;
}
