import { descendants, nodesOf, reportTree, type ResultNode, type Rule } from '@likeverd/appraisal';
import { localeOf } from '@likeverd/language/language';
import { reportWords } from '@likeverd/language/report-words';
import { strategyAdvice } from '@likeverd/language/strategies-text';
import { describeModel } from '@likeverd/modelling';
import type { Block, KeyFigures, Paper } from '../paper/paper.ts';
import { appendices } from './appendices.ts';
import { classesOf } from './classes.ts';
import { partTeller } from './parts/index.ts';
import { anchors, blocksOf, Numbers, numbered, plain, type ReportInput, type Setting } from './setting.ts';

const settingOf = (input: ReportInput): Setting => {
  const { document, assessment, definition, content, language } = input;
  const description = describeModel(definition);
  const words = reportWords(content, language);
  const tree = reportTree({
    document,
    assessment,
    description,
    words,
    parts: partTeller(content, language, words, description),
  });
  const classes = classesOf(assessment, definition);
  if (input.open === true && classes.parts.length > 0)
    throw new RangeError(`An open report cannot hold ${classes.parts.join(', ')}`);
  return {
    ...input,
    tree,
    description,
    words: content.documents,
    reportWords: words,
    class: classes.whole,
    closed: input.open === true && classes.model !== 'public',
    numbers: new Numbers(tree),
  };
};

/** The assessment report in the agency's order: summary, question, evidence, model, criteria, uncertainty, strategies, the rest, appendices. */
export const reportPaper = (input: ReportInput): Paper => {
  const setting = settingOf(input);
  const { tree, words } = setting;
  return paperOf(setting, words.subtitle, [
    ...notices(setting),
    ...summary(setting),
    ...about(setting),
    ...tree.sections.flatMap((section, index): readonly Block[] => {
      const computed = setting.closed ? [] : section.computed;
      const at = anchors.section(section.id);
      const blocks = [...blocksOf(section.written, setting, `${at}-text`), ...blocksOf(computed, setting, `${at}-result`)];
      return [
        { block: 'heading', level: 1, text: `${index + 1} ${section.title}`, anchor: at },
        ...(blocks.length === 0 ? [{ block: 'paragraph', content: plain(words.nothing), style: 'small' } as const] : blocks),
      ];
    }),
    ...appendices(setting),
  ]);
};

/** Every rule and fact that a number of the report rests on, each once. */
export const rulesAndFacts = (
  input: ReportInput,
): { readonly rules: readonly Rule[]; readonly facts: readonly ResultNode['facts'][number][] } => {
  const nodes = [...nodesOf(input.assessment).values()].flatMap(descendants);
  const rules = new Map(nodes.flatMap(({ rule }) => (rule === undefined ? [] : [[rule.id, rule]])));
  const facts = new Map(nodes.flatMap((node) => node.facts.map((fact) => [fact.id, fact])));
  const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);
  return { rules: [...rules.values()].toSorted(byId), facts: [...facts.values()].toSorted(byId) };
};

/** The version for everyone: what was found, without tables. */
export const plainPaper = (input: ReportInput): Paper => {
  const setting = settingOf(input);
  const { tree, words } = setting;
  // proofs stand in the whole report
  const alone = { ...setting, numbers: new Numbers({ ...tree, proof: [] }) };
  return paperOf(setting, words.plainSubtitle, [
    ...notices(setting),
    { block: 'heading', level: 1, text: words.summary, anchor: anchors.section('summary') },
    ...blocksOf(tree.plain, alone, 'plain'),
    ...about(setting),
  ]);
};

const paperOf = (
  { tree, words, language, assessment, reportWords: told, ...setting }: Setting,
  subtitle: string,
  blocks: readonly Block[],
): Paper => ({
  language: localeOf[language],
  title: tree.title,
  subtitle,
  publisher: words.publisher,
  subject: words.subject({ date: told.writeDate(assessment.asOf.effective) }),
  date: assessment.asOf.known,
  running: tree.title,
  ...(setting.class === 'public' || setting.closed ? {} : { marking: words.classed[setting.class] }),
  words: { contents: words.contents, page: words.page, of: words.of },
  blocks,
});

const notices = ({ tree, words, stale = [], reportWords: told, ...setting }: Setting): readonly Block[] => [
  ...(tree.constructed
    ? [{ block: 'notice', tone: 'information', title: words.constructed.title, content: plain(words.constructed.text) } as const]
    : []),
  ...(setting.class === 'public'
    ? []
    : [{ block: 'notice', tone: 'warning', title: words.classed.title, content: plain(words.classed.text) } as const]),
  ...(stale.length === 0
    ? []
    : [
        {
          block: 'notice',
          tone: 'warning',
          title: words.stale.title,
          content: plain(words.stale.text({ parts: stale.map((part) => told.parts[part]).join(', ') })),
        } as const,
      ]),
];

const about = (setting: Setting): readonly Block[] => [
  { block: 'heading', level: 2, text: setting.words.about, anchor: 'about' },
  numbered(setting, {
    caption: setting.words.about,
    columns: [
      { heading: setting.reportWords.terms.quantity, align: 'start' },
      { heading: setting.reportWords.terms.value, align: 'start' },
    ],
    rows: setting.tree.facts.map(({ name, value }) => [{ content: plain(name) }, { content: plain(value) }]),
  }),
];

/** What a reader takes away first: severity, gain, cost, the ratio and how sure it is. */
const keyNodes = ({ assessment }: Setting): readonly ResultNode[] => {
  const { appraisal, strategy } = assessment;
  const comparison = appraisal.comparisons.find((each) => each.strategy === strategy);
  const drawn = appraisal.uncertainty?.comparisons.find((each) => each.strategy === strategy)?.atThreshold;
  return [
    ...(comparison === undefined ? [] : [comparison.icer, comparison.qalys, comparison.costs]),
    ...(appraisal.severity.status === 'computed' ? [appraisal.severity.shortfall, appraisal.severity.severityClass] : []),
    ...(appraisal.threshold.status === 'computed' ? [appraisal.threshold.value] : []),
    ...(comparison?.netBenefit === undefined ? [] : [comparison.netBenefit]),
    ...(drawn === undefined ? [] : [drawn.probabilityCostEffective]),
    ...(appraisal.uncertainty?.evpi === undefined ? [] : [appraisal.uncertainty.evpi]),
  ];
};

/** What it does to the budgets in their decisive year, with the year. */
const budgetFigures = ({ assessment, reportWords: told, numbers }: Setting): KeyFigures['figures'] => {
  const { budget } = assessment.parts;
  if (budget?.status !== 'computed') return [];
  const { year, drugs, service } = budget.headline;
  return [drugs, service].map((node) => ({
    label: `${told.quantities[node.kind]} (${year})`,
    value: [{ text: told.write(node) }, ...numbers.reference(node.id)],
  }));
};

/** Which strategy follows, and why, in words. */
const advice = ({ assessment, content, language }: Setting): readonly Block[] => {
  const { strategies } = assessment.parts;
  if (strategies?.status !== 'computed') return [];
  const [title = '', ...reasons] = strategyAdvice(strategies, content, language);
  return [{ block: 'notice', tone: 'information', title, content: plain(reasons.join(' ')) }];
};

const summary = (setting: Setting): readonly Block[] => {
  const { words, reportWords: told, numbers, tree, closed } = setting;
  const keyFigures: KeyFigures = {
    block: 'keyFigures',
    figures: [
      ...keyNodes(setting).map((node) => ({
        label: told.quantities[node.kind],
        value: [
          {
            text:
              node.kind === 'severityClass' && typeof node.value === 'number'
                ? words.classLevel({ level: String(node.value) })
                : told.write(node),
          },
          ...numbers.reference(node.id),
        ],
      })),
      ...budgetFigures(setting),
    ],
  };
  return [
    { block: 'heading', level: 1, text: words.summary, anchor: anchors.section('summary') },
    ...(closed ? [] : [keyFigures, ...advice(setting)]),
    ...blocksOf(closed ? tree.plain.slice(0, 1) : tree.plain, setting, 'plain'),
  ];
};
