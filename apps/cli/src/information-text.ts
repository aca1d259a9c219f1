import type { Blocked, GroupInformation, RegressionChoice, StudyInformation } from '@likeverd/appraisal';
import { blockedText, formatNumber, formatPercent } from '@likeverd/language';
import { table } from './layout.ts';
import type { Terminal } from './world.ts';

/** Something that could be known exactly: what it is called where it has a name, and what it is worth. */
export interface Told {
  readonly label?: string;
  readonly information: GroupInformation | Blocked;
}

/** What knowing each would be worth, most first, and what could not be worked out. */
export function groupsText(groups: readonly Told[], evpi: number, terminal: Terminal): readonly string[] {
  const { content, language } = terminal;
  const words = content.cli.information;
  const computed = groups.flatMap(({ label, information }) =>
    information.status === 'computed' ? [{ label: label ?? information.parameters.join(', '), group: information }] : [],
  );
  const ranked = computed.toSorted((a, b) => b.group.evppi.value - a.group.evppi.value);
  const rows = ranked.map(({ label, group }) => [
    label,
    formatNumber(group.evppi.value, 0, language),
    formatNumber(group.standardError, 0, language),
    evpi > 0 ? formatPercent(group.evppi.value / evpi, 0, language) : '',
    fitText(group, terminal),
  ]);
  const [first] = ranked;
  return [
    ...(rows.length === 0 ? [] : [table([words.parameters, words.evppi, words.error, words.share, words.explained], rows)]),
    ...(computed.length === 1 && first !== undefined ? [choiceText(first.group.choice, terminal)] : []),
    ...groups.flatMap(({ information }) => (information.status === 'blocked' ? [blockedText(terminal.content, information)] : [])),
  ];
}

/** The least R² of the strategies' regressions: how much of the net benefit hangs on the group. */
function fitText({ fits }: GroupInformation, { language }: Terminal): string {
  return fits.length === 0 ? '' : formatNumber(Math.max(...fits.map(({ rSquared }) => rSquared)), 3, language);
}

/** Which regression, and why. */
function choiceText({ method, reason, covariates }: RegressionChoice, { content, language }: Terminal): string {
  const { informationMethods, informationReasons } = content.appraisal;
  const why = informationReasons[reason]({ covariates: formatNumber(covariates, 0, language) });
  return content.cli.information.method({ method: informationMethods[method], why });
}

/** What the data of a study would be worth in each of its sizes. */
export function studyText(study: StudyInformation | Blocked, terminal: Terminal): readonly string[] {
  if (study.status === 'blocked') return [blockedText(terminal.content, study)];
  const { content, language } = terminal;
  const words = content.cli.information;
  const { informationMethods, informationReasons } = content.appraisal;
  const money = (value: number | undefined): string => (value === undefined ? '' : formatNumber(value, 0, language));
  const { choice, sizes, best, parameters, evppi } = study;
  const why = informationReasons[choice.reason]({ summaries: formatNumber(choice.summaries, 0, language) });
  const paid = sizes.some(({ enbs }) => enbs !== undefined);
  const rows = sizes.map(({ size, evsi, standardError, beneficiaries, cost, enbs }) => [
    money(size),
    money(evsi.value),
    money(standardError),
    ...(paid ? [money(beneficiaries?.value), money(cost?.value), money(enbs?.value)] : []),
  ]);
  return [
    words.study({ parameters: parameters.join(', '), evppi: money(evppi.value) }),
    table([words.size, words.evsi, words.error, ...(paid ? [words.beneficiaries, words.cost, words.enbs] : [])], rows),
    words.method({ method: informationMethods[choice.method], why }),
    ...(paid ? [best === undefined ? words.nonePays : words.best({ size: money(best) })] : []),
  ];
}
