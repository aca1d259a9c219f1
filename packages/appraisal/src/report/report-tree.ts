import type { ModelDescription } from '@likeverd/modelling';
import type { Assessment, FaultyPart } from '../assessment/assess.ts';
import type { AssessmentDocument } from '../assessment/read.ts';
import { descendants } from '../nodes.ts';
import type { Blocked, ResultNode } from '../types.ts';
import type { Prose } from './format.ts';
import { numberOf, textOf, writtenBlocks } from './inline.ts';
import { nodesOf } from './node-index.ts';
import { type ResultPart, sectionOfPart } from './part-sections.ts';
import { quantityTable } from './quantity-table.ts';
import { plainBlocks } from './plain.ts';
import { type SectionId, sectionIds } from './sections.ts';
import type { Block, Content, ProofLine, ReportFact, ReportSection, ReportTree, Table } from './tree.ts';
import type { ReportWords } from './words.ts';

export interface ReportInput {
  readonly document: AssessmentDocument;
  readonly assessment: Assessment;
  /** Of the assessed model. */
  readonly description: ModelDescription;
  readonly words: ReportWords;
  /** How the results of each part are told; they need the words of the part, which are not of this room. */
  readonly parts: PartTeller;
}

/** The blocks of one part that was computed. */
export type PartTeller = (id: ResultPart, assessment: Assessment) => readonly Block[];

/** The whole report in one language: what is written beside what was computed. */
export function reportTree(input: ReportInput): ReportTree {
  const { document, assessment, description, words } = input;
  const known = nodesOf(assessment);
  const labels = labelsOf(description, words.language);
  const sections = sectionIds.map((id) => sectionOf(id, input, known, labels));
  const { plain: writtenPlain } = document.premises.report ?? {};
  const plain = [...plainBlocks(assessment, words, labels), ...writtenIn(writtenPlain, known, words)];
  const shown = [...sections.flatMap(({ written, computed }) => [...written, ...computed]), ...plain].flatMap(numbersIn);
  return {
    kind: 'report',
    language: words.language,
    title: document.head.title[words.language],
    constructed: assessment.constructed,
    facts: factsOf(input, labels),
    sections,
    plain,
    proof: proofOf(shown, known, words),
    identity: identityOf(assessment, words),
  };
}

type Known = ReadonlyMap<string, ResultNode>;
type Labels = (id: string) => string;

/** Names of all that the model names, by id; where two things share an id, the one nearest to what is compared. */
const labelsOf = (description: ModelDescription, language: ReportWords['language']): Labels => {
  const { parameters, scenarios, states, payers, components, subgroups, strategies } = description;
  const named = [...scenarios, ...states, ...payers, ...components, ...subgroups, ...strategies];
  const names = new Map([
    ...parameters.map(({ parameter, label }) => [parameter, label[language]] as const),
    ...named.map(({ id, label }) => [id, label[language]] as const),
  ]);
  return (id) => names.get(id) ?? id;
};

/**
 * What the authors have written in each section, as plain text, a line for every paragraph, heading and item; numbers as the reader sees them,
 * and nothing of what the page adds. Input quotes it.
 */
export function writtenTexts(input: Pick<ReportInput, 'document' | 'assessment' | 'words'>): ReadonlyMap<SectionId, string> {
  const known = nodesOf(input.assessment);
  return new Map(sectionIds.map((id) => [id, linesOf(writtenOf(id, input, known)).join('\n')]));
}

function linesOf(blocks: readonly Block[]): readonly string[] {
  const line = (content: Content): string => content.map(({ text }) => text).join('');
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'paragraph':
        return [line(block.content)];
      case 'list':
        return block.items.map(line);
      default:
        return [];
    }
  });
}

function writtenOf(id: SectionId, { document, words }: Pick<ReportInput, 'document' | 'words'>, known: Known): readonly Block[] {
  const written = (prose: Prose | undefined): readonly Block[] => writtenIn(prose, known, words);
  const { report } = document.premises;
  if (id !== 'pico') return written(report?.[id]);
  return [
    ...(['population', 'intervention', 'comparator', 'outcomes'] as const).flatMap((field): readonly Block[] =>
      report?.pico?.[field] === undefined
        ? []
        : [{ kind: 'heading', level: 3, text: words.pico[field] }, ...written(report.pico[field])],
    ),
    ...written(report?.pico?.remark),
  ];
}

function sectionOf(
  id: SectionId,
  { document, assessment, description, words, parts: tell }: ReportInput,
  known: Known,
  labels: Labels,
): ReportSection {
  const parts = partsOf(id, assessment);
  return {
    id,
    title: words.sections[id],
    written: writtenOf(id, { document, words }, known),
    computed: [
      ...(id in computed ? (computed[id]?.({ assessment, description, words, labels }) ?? []) : []),
      ...parts.flatMap((part) => blocksOfPart(part, assessment, words, tell)),
    ],
    parts,
  };
}

/** The parts whose results stand in a section, in the order of the parts. */
function partsOf(section: SectionId, { parts }: Assessment): readonly ResultPart[] {
  return (Object.keys(sectionOfPart) as readonly ResultPart[]).filter(
    (part) => sectionOfPart[part] === section && parts[part] !== undefined,
  );
}

function writtenIn(prose: Prose | undefined, known: Known, words: ReportWords): readonly Block[] {
  if (prose === undefined) return [];
  const own = prose[words.language];
  return own === undefined
    ? [{ kind: 'notice', tone: 'info', content: [textOf(words.untranslated)] }, ...writtenBlocks(prose.nb, known, words)]
    : writtenBlocks(own, known, words);
}

const isFaulty = (part: { readonly status: string }): part is FaultyPart => part.status === 'faulty';
const isBlocked = (part: { readonly status: string }): part is Blocked => part.status === 'blocked';

const blockedNotice = (blocked: Blocked, words: ReportWords): Block => ({
  kind: 'notice',
  tone: 'warning',
  content: [textOf(`${words.blocked(blocked)} ${words.rules[blocked.rule.id]}. ${blocked.rule.source}.`)],
});

function blocksOfPart(id: ResultPart, assessment: Assessment, words: ReportWords, tell: PartTeller): readonly Block[] {
  const part: { readonly status: string } | undefined = assessment.parts[id];
  if (part === undefined) return [];
  const heading: Block = { kind: 'heading', level: 3, text: words.parts[id] };
  if (isFaulty(part))
    return [heading, { kind: 'notice', tone: 'danger', content: [textOf(words.faulty({ count: String(part.faults.length) }))] }];
  return [heading, ...(isBlocked(part) ? [blockedNotice(part, words)] : tell(id, assessment))];
}

interface Computing {
  readonly assessment: Assessment;
  readonly description: ModelDescription;
  readonly words: ReportWords;
  readonly labels: Labels;
}

/** What each section shows of the appraisal itself. */
const computed: { readonly [S in SectionId]?: (computing: Computing) => readonly Block[] } = {
  model: ({ description, words }) => [
    {
      kind: 'table',
      caption: words.facts.model,
      columns: [
        { heading: words.terms.quantity, numeric: false },
        { heading: words.terms.value, numeric: false },
      ],
      rows: modelFacts(description, words).map(({ name, value }) => [[textOf(name)], [textOf(value)]]),
    },
  ],
  benefit: ({ assessment: { appraisal }, words, labels }) => [
    strategyTable(
      words.terms.health,
      appraisal.strategies.map(({ strategy, qalys, lifeYears, qalysUndiscounted, lifeYearsUndiscounted }) => ({
        name: labels(strategy),
        nodes: [qalys, lifeYears, qalysUndiscounted, lifeYearsUndiscounted],
      })),
      words,
    ),
    ...appraisal.comparisons.map(({ strategy, qalys, lifeYears }) =>
      quantityTable(`${words.terms.difference}: ${labels(strategy)}`, [qalys, lifeYears], words),
    ),
  ],
  resources: ({ assessment: { appraisal }, words, labels }) => [
    strategyTable(
      words.terms.costs,
      appraisal.strategies.map(({ strategy, costs, costsUndiscounted }) => ({
        name: labels(strategy),
        nodes: [costs, costsUndiscounted],
      })),
      words,
    ),
    ...appraisal.comparisons.map(({ strategy, costs, icer, costPerLifeYear, netBenefit }) =>
      quantityTable(
        `${words.terms.costEffectiveness}: ${labels(strategy)}`,
        [costs, icer, costPerLifeYear, ...(netBenefit === undefined ? [] : [netBenefit])],
        words,
      ),
    ),
  ],
  severity: ({ assessment: { appraisal }, words }) => [
    ...(appraisal.severity.status === 'blocked'
      ? [blockedNotice(appraisal.severity, words)]
      : [
          quantityTable(
            words.terms.severity,
            [
              ...appraisal.severity.shortfall.inputs,
              appraisal.severity.shortfall,
              appraisal.severity.severityClass,
              appraisal.severity.weight,
            ],
            words,
          ),
          ...appraisal.severity.notes.map(
            (note): Block => ({ kind: 'notice', tone: 'info', content: [textOf(words.notes[note])] }),
          ),
        ]),
    ...(appraisal.threshold.status === 'blocked'
      ? [blockedNotice(appraisal.threshold, words)]
      : [quantityTable(words.terms.threshold, [appraisal.threshold.value], words)]),
  ],
  uncertainty: ({ assessment: { appraisal }, words, labels }) => {
    const { uncertainty, threshold, currency } = appraisal;
    if (uncertainty === undefined) return [];
    return [
      ...uncertainty.comparisons.map(({ strategy, costs, qalys, meanIcer, atThreshold }): Table => {
        const spread = (name: string, value: typeof costs, digits: number): readonly Content[] => [
          [textOf(name)],
          [textOf(words.writeNumber(value.mean, digits))],
          [textOf(`${words.writeNumber(value.lower, digits)} – ${words.writeNumber(value.upper, digits)}`)],
        ];
        const row = (node: ResultNode): readonly Content[] => [[textOf(words.quantities[node.kind])], [numberOf(node, words)], []];
        return {
          kind: 'table',
          caption: `${words.terms.uncertainty}: ${labels(strategy)}`,
          columns: [
            { heading: words.terms.quantity, numeric: false },
            { heading: words.terms.mean, numeric: true },
            { heading: words.terms.interval, numeric: true },
          ],
          rows: [
            spread(`${words.quantities.incrementalCosts} (${currency})`, costs, 0),
            spread(words.quantities.incrementalQalys, qalys, 3),
            row(meanIcer),
            ...(atThreshold === undefined ? [] : [row(atThreshold.expectedNetBenefit), row(atThreshold.probabilityCostEffective)]),
          ],
        };
      }),
      ...(uncertainty.evpi === undefined ? [] : [quantityTable(words.quantities.evpi, [uncertainty.evpi], words)]),
      acceptabilityFigure(appraisal, threshold.status === 'computed' ? threshold.value.value : undefined, words, labels),
    ];
  },
};

/** Points of the acceptability table: every so many thresholds. */
const tableSteps = 11;

function acceptabilityFigure(
  { uncertainty, currency }: Assessment['appraisal'],
  threshold: number | undefined,
  words: ReportWords,
  labels: Labels,
): Block {
  const { thresholds = [], strategies = [] } = uncertainty?.acceptability ?? {};
  const step = Math.max(1, Math.floor((thresholds.length - 1) / (tableSteps - 1)));
  const rows = thresholds.flatMap((value, index) => (index % step === 0 ? [{ value, index }] : []));
  const at = threshold ?? thresholds.at(-1) ?? 0;
  const nearest = thresholds.findLastIndex((value) => value <= at);
  return {
    kind: 'figure',
    title: words.terms.acceptability,
    alternative: strategies
      .map(({ strategy, probability }) =>
        words.acceptabilityText({
          strategy: labels(strategy),
          probability: words.writeNumber((probability[nearest] ?? 0) * 100, 0),
          threshold: words.writeNumber(thresholds[nearest] ?? 0, 0),
        }),
      )
      .join(' '),
    drawing: {
      type: 'lines',
      x: { label: words.terms.threshold, unit: `${currency}/QALY` },
      y: { label: words.terms.probability, unit: 'share' },
      series: strategies.map(({ strategy, probability }) => ({
        label: labels(strategy),
        points: thresholds.map((x, index): readonly [number, number] => [x, probability[index] ?? 0]),
      })),
      ...(threshold === undefined ? {} : { marker: { label: words.quantities.threshold, x: threshold } }),
    },
    table: {
      kind: 'table',
      caption: words.terms.acceptabilityOf,
      columns: [
        { heading: `${words.terms.threshold} (${currency}/QALY)`, numeric: true },
        ...strategies.map(({ strategy }) => ({ heading: labels(strategy), numeric: true })),
      ],
      rows: rows.map(({ value, index }) => [
        [textOf(words.writeNumber(value, 0))],
        ...strategies.map(({ probability }): Content => [textOf(words.write({ value: probability[index] ?? 0, unit: 'share' }))]),
      ]),
    },
  };
}

function strategyTable(
  caption: string,
  rows: readonly { readonly name: string; readonly nodes: readonly ResultNode[] }[],
  words: ReportWords,
): Table {
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: words.terms.strategy, numeric: false },
      ...(rows[0]?.nodes ?? []).map(({ kind }) => ({ heading: words.quantities[kind], numeric: true })),
    ],
    rows: rows.map(({ name, nodes }) => [[textOf(name)], ...nodes.map((node): Content => [numberOf(node, words)])]),
  };
}

function modelFacts(description: ModelDescription, words: ReportWords): readonly ReportFact[] {
  return [
    { name: words.facts.model, value: description.title[words.language] },
    { name: words.facts.source, value: description.source.citation },
    ...(description.horizonYears === undefined
      ? []
      : [{ name: words.facts.horizon, value: words.write({ value: description.horizonYears, unit: 'year' }, 0) }]),
    { name: words.facts.currency, value: description.currency },
    { name: words.facts.priceYear, value: String(description.priceYear) },
  ];
}

function factsOf({ assessment, description, words }: ReportInput, labels: Labels): readonly ReportFact[] {
  const { asOf, strategy, comparator, appraisal } = assessment;
  return [
    { name: words.facts.strategy, value: labels(strategy) },
    { name: words.facts.comparator, value: labels(comparator) },
    { name: words.facts.submissionDate, value: words.writeDate(asOf.effective) },
    { name: words.facts.known, value: words.writeDate(asOf.known) },
    { name: words.facts.model, value: description.title[words.language] },
    ...(appraisal.uncertainty === undefined
      ? []
      : [
          { name: words.facts.draws, value: words.writeNumber(appraisal.uncertainty.draws, 0) },
          { name: words.facts.seed, value: String(appraisal.uncertainty.seed) },
        ]),
  ];
}

function identityOf(
  { document, hash, appraisal: { run, probabilisticRun } }: Assessment,
  { identity }: ReportWords,
): readonly ReportFact[] {
  return [
    { name: identity.assessment, value: hash },
    { name: identity.document, value: document },
    { name: identity.model, value: run.model },
    { name: identity.inputs, value: run.inputs },
    { name: identity.engine, value: run.engine },
    { name: identity.run, value: run.result },
    ...(probabilisticRun === undefined ? [] : [{ name: identity.probabilisticRun, value: probabilisticRun.result }]),
  ];
}

/** The ids of the results that a block shows. */
function numbersIn(block: Block): readonly string[] {
  const inContent = (content: Content): readonly string[] =>
    content.flatMap((piece) => (piece.kind === 'number' ? [piece.node] : []));
  switch (block.kind) {
    case 'heading':
      return [];
    case 'paragraph':
    case 'notice':
      return inContent(block.content);
    case 'list':
      return block.items.flatMap(inContent);
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(inContent));
    case 'figure':
      return numbersIn(block.table);
  }
}

function proofOf(shown: readonly string[], known: Known, words: ReportWords): readonly ProofLine[] {
  const all = new Map<string, ResultNode>();
  for (const id of shown) {
    const node = known.get(id);
    if (node !== undefined) for (const each of descendants(node)) all.set(each.id, each);
  }
  return [...all.values()].map((node) => proofLine(node, words));
}

/** How one number came about, in words. */
export function proofLine(node: ResultNode, words: ReportWords): ProofLine {
  const { rule } = node;
  return {
    node: node.id,
    quantity: words.quantities[node.kind],
    value: words.write(node),
    inputs: node.inputs.map(({ id }) => id),
    ...(rule === undefined
      ? {}
      : { rule: { id: rule.id, version: rule.version, text: words.rules[rule.id], source: rule.source } }),
    facts: node.facts.map((fact) => ({
      id: fact.id,
      text: fact.description,
      value: words.write(fact),
      source: fact.source.citation,
    })),
    readings: node.readings.map(({ table, row, column }) => `${table}[${row}].${column}`),
    ...(node.run === undefined ? {} : { run: node.run }),
  };
}
