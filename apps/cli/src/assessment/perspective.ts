import type { Consequence, PerspectiveResult, PerspectiveView, PerspectiveWarning, SocietalView } from '@likeverd/appraisal';
import { table, wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';
import { amountText, outcomeText } from './quantities.ts';

/** Every consequence and what becomes of it, the result in each view, and who bears the costs. */
export function perspectiveText(part: PerspectiveResult, terminal: Terminal): string {
  const { language } = terminal;
  const words = terminal.content.assessment.perspective;
  const nameOf = ({ id, label }: Consequence): string => label?.[language] ?? (id === 'carers' ? words.carers : words.patients);
  const consequences = table(
    [words.headings.consequence, words.headings.category, words.headings.bearer, words.headings.fate, words.headings.increment],
    part.consequences.map((each) => [
      nameOf(each),
      words.categories[each.category],
      words.bearers[each.bearer],
      words.fates[each.fate],
      amountText(each.increment, terminal),
    ]),
    [0, 1, 2, 3],
  );
  const bearers = table(
    [words.bearerCosts, words.headings.strategy, words.headings.comparator, words.headings.increment],
    part.bearers.map(({ bearer, strategy, comparator, increment }) => [
      words.bearers[bearer],
      ...[strategy, comparator, increment].map((each) => amountText(each, terminal)),
    ]),
  );
  const notes = [
    ...part.consequences
      .filter(({ fate }) => fate === 'refused' || fate === 'secondary')
      .map((each) => `${nameOf(each)}: ${words.fates[each.fate]}. ${terminal.content.appraisal.rules[each.rule.id]}.`),
    ...part.warnings.map((warning) => warningText(warning, terminal)),
    ...societalNotes(part.societal, terminal),
    words.expectedValues,
  ];
  return [consequences, viewsTable(part, terminal), bearers, notes.flatMap((note) => wrap(note, 100)).join('\n')].join('\n\n');
}

function viewsTable({ extended, relatives, societal }: PerspectiveResult, terminal: Terminal): string {
  const words = terminal.content.assessment.perspective;
  const { quantities } = terminal.content.appraisal;
  const row = (name: keyof typeof words.views, view: PerspectiveView | undefined): readonly (readonly string[])[] =>
    view === undefined
      ? []
      : [
          [
            words.views[name],
            amountText(view.costs, terminal),
            amountText(view.qalys, terminal),
            outcomeText(view.icer, terminal),
            view.netBenefit === undefined ? '–' : amountText(view.netBenefit, terminal),
          ],
        ];
  return table(
    [
      words.headings.view,
      quantities.incrementalCosts,
      quantities.incrementalQalys,
      quantities.icer,
      quantities.incrementalNetBenefit,
    ],
    [
      ...row('extended', extended),
      ...row('relatives', relatives),
      ...row('societal', societal?.status === 'computed' ? societal.view : undefined),
    ],
  );
}

function societalNotes(societal: SocietalView | undefined, { content }: Terminal): readonly string[] {
  const words = content.assessment.perspective;
  if (societal === undefined) return [];
  if (societal.status === 'refused') return [words.societalRefused()];
  const met = societal.metInExtended;
  return [
    words.societalShown({ ground: words.grounds[societal.ground] }),
    ...(met === undefined ? [] : [met ? words.met : words.notMet]),
  ];
}

function warningText(warning: PerspectiveWarning, { content }: Terminal): string {
  const { warnings, bearers } = content.assessment.perspective;
  switch (warning.warning) {
    case 'alsoInModel':
      return warnings.alsoInModel({ line: warning.line, names: warning.names.join(', ') });
    case 'levelNotAssessed':
      return warnings.levelNotAssessed({ level: bearers[warning.level] });
    default:
      return warnings[warning.warning]({ names: warning.names.join(', ') });
  }
}
