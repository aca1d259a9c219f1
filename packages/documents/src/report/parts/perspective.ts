import type { Block, Consequence, PerspectiveResult, PerspectiveView, PerspectiveWarning } from '@likeverd/appraisal';
import { list, notice, table, type Telling } from './telling.ts';

/** The result in each view, every consequence and what becomes of it, and who bears the costs. */
export const perspectiveBlocks = (part: PerspectiveResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.perspective;
  const { quantities, rules } = content.appraisal;
  const nameOf = ({ id, label }: Consequence): string => label?.[language] ?? (id === 'carers' ? words.carers : words.patients);
  const view = (name: keyof typeof words.views, given: PerspectiveView | undefined) =>
    given === undefined ? [] : [[words.views[name], given.costs, given.qalys, given.icer, given.netBenefit]];
  const { societal } = part;
  return [
    ...table(
      words.headings.view,
      [
        words.headings.view,
        quantities.incrementalCosts,
        quantities.incrementalQalys,
        quantities.icer,
        quantities.incrementalNetBenefit,
      ],
      [
        ...view('extended', part.extended),
        ...view('relatives', part.relatives),
        ...view('societal', societal?.status === 'computed' ? societal.view : undefined),
      ],
      telling,
    ),
    ...part.warnings.map((warning) => notice(warningText(warning, telling))),
    ...table(
      words.headings.consequence,
      [words.headings.consequence, words.headings.category, words.headings.bearer, words.headings.fate, words.headings.increment],
      part.consequences.map((each) => [
        nameOf(each),
        words.categories[each.category],
        words.bearers[each.bearer],
        words.fates[each.fate],
        each.increment,
      ]),
      telling,
      [1, 2, 3],
    ),
    ...list(
      part.consequences
        .filter(({ fate }) => fate === 'refused' || fate === 'secondary')
        .map((each) => `${nameOf(each)}: ${words.fates[each.fate]}. ${rules[each.rule.id]}.`),
    ),
    ...table(
      words.bearerCosts,
      [words.bearerCosts, words.headings.strategy, words.headings.comparator, words.headings.increment],
      part.bearers.map(({ bearer, strategy, comparator, increment }) => [words.bearers[bearer], strategy, comparator, increment]),
      telling,
    ),
    ...list([
      ...(societal === undefined
        ? []
        : societal.status === 'refused'
          ? [words.societalRefused()]
          : societalText(societal, telling)),
      words.expectedValues,
    ]),
  ];
};

const societalText = (
  { ground, metInExtended }: Extract<NonNullable<PerspectiveResult['societal']>, { readonly status: 'computed' }>,
  { content }: Telling,
): readonly string[] => {
  const words = content.assessment.perspective;
  return [
    words.societalShown({ ground: words.grounds[ground] }),
    ...(metInExtended === undefined ? [] : [metInExtended ? words.met : words.notMet]),
  ];
};

const warningText = (warning: PerspectiveWarning, { content }: Telling): string => {
  const { warnings, bearers } = content.assessment.perspective;
  switch (warning.warning) {
    case 'alsoInModel':
      return warnings.alsoInModel({ line: warning.line, names: warning.names.join(', ') });
    case 'levelNotAssessed':
      return warnings.levelNotAssessed({ level: bearers[warning.level] });
    default:
      return warnings[warning.warning]({ names: warning.names.join(', ') });
  }
};
