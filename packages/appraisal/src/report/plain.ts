import type { Assessment } from '../assessment/assess.ts';
import type { ResultNode } from '../types.ts';
import { numberOf, textOf } from './inline.ts';
import type { Block, Inline } from './tree.ts';
import type { ReportWords } from './words.ts';

/** Below this many good days a difference in health is called none: 0.005 QALY is less than two days. */
const noticeable = 0.005;

const mark = '\u0000';

/** A sentence in which one written number leads to its proof: the sentence is made with a mark, and cut there. */
function sentence(make: (written: string) => string, node: ResultNode, words: ReportWords, digits?: number): readonly Inline[] {
  const [before = '', ...after] = make(mark).split(mark);
  return [textOf(before), numberOf(node, words, digits), textOf(after.join(words.write(node, digits)))];
}

/** The version for everyone, made from the numbers by rule: what it is about, severity, benefit, cost, how sure. */
export function plainBlocks(assessment: Assessment, words: ReportWords, labels: (id: string) => string): readonly Block[] {
  const { appraisal, strategy, comparator, parts } = assessment;
  const { plain } = words;
  const paragraph = (content: readonly Inline[]): Block => ({ kind: 'paragraph', content });
  const name = labels(strategy);
  const { severity, threshold } = appraisal;
  const comparison = appraisal.comparisons.find((each) => each.strategy === strategy && each.comparator === comparator);
  const uncertain = appraisal.uncertainty?.comparisons.find((each) => each.strategy === strategy);
  const population = parts.population;
  const firstYear = population?.status === 'computed' ? population.years[0] : undefined;
  return [
    paragraph([textOf(plain.about({ strategy: name, comparator: labels(comparator) }))]),
    ...(severity.status === 'computed'
      ? [
          paragraph(
            sentence(
              (shortfall) => plain.severity({ shortfall, level: words.writeNumber(severity.severityClass.value, 0) }),
              severity.shortfall,
              words,
              1,
            ),
          ),
        ]
      : []),
    ...(comparison === undefined
      ? []
      : [
          paragraph(benefit(comparison.qalys, name, words)),
          paragraph([
            ...cost(comparison.costs, words),
            ...(comparison.icer.value.outcome === 'ratio'
              ? sentence((icer) => ` ${plain.ratio({ icer })}`, comparison.icer, words)
              : []),
            ...(comparison.icer.value.outcome === 'ratio' && threshold.status === 'computed'
              ? sentence(
                  (reference) =>
                    ` ${comparison.icer.value.outcome === 'ratio' && comparison.icer.value.value <= threshold.value.value ? plain.below({ reference }) : plain.above({ reference })}`,
                  threshold.value,
                  words,
                )
              : []),
          ]),
        ]),
    ...(uncertain?.atThreshold === undefined
      ? []
      : [
          paragraph([
            textOf(plain.sure({ of100: words.writeNumber(uncertain.atThreshold.probabilityCostEffective.value * 100, 0) })),
          ]),
        ]),
    ...(firstYear === undefined
      ? []
      : [
          paragraph(
            sentence((patients) => plain.patients({ year: String(firstYear.year), patients }), firstYear.treated, words, 0),
          ),
        ]),
    paragraph([textOf(plain.decision)]),
  ];
}

function benefit(qalys: ResultNode<number>, strategy: string, words: ReportWords): readonly Inline[] {
  const { plain } = words;
  if (Math.abs(qalys.value) < noticeable) return [textOf(plain.sameHealth({ strategy }))];
  if (qalys.value < 0)
    return sentence((written) => plain.loss({ strategy, qalys: written }), { ...qalys, value: -qalys.value }, words, 2);
  const months = words.writeNumber(qalys.value * 12, 0);
  return sentence((written) => plain.gain({ strategy, qalys: written, months }), qalys, words, 2);
}

function cost(costs: ResultNode<number>, words: ReportWords): readonly Inline[] {
  const { plain } = words;
  if (Math.round(costs.value) === 0) return [textOf(plain.sameCost)];
  return costs.value > 0
    ? sentence((amount) => plain.dearer({ amount }), costs, words)
    : sentence((amount) => plain.cheaper({ amount }), { ...costs, value: -costs.value }, words);
}
