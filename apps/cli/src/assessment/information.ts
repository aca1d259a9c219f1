import type { InformationResult } from '@likeverd/appraisal';
import { blockedText, formatNumber } from '@likeverd/language';
import { choiceText, groupsText, studyText } from '../information-text.ts';
import { columns } from '../layout.ts';
import type { Terminal } from '../world.ts';

/** What knowing more is worth: everything, each parameter, the groups and the studies of the document. */
export function informationText(
  { evpi, populationEvpi, parameters, groups, proposals }: InformationResult,
  terminal: Terminal,
): string {
  const { content, language } = terminal;
  const { quantities } = content.appraisal;
  const money = (value: number): string => formatNumber(value, 0, language);
  const [first] = parameters;
  return [
    columns([
      [quantities.evpi, money(evpi.value)],
      ...('status' in populationEvpi ? [] : [[quantities.populationEvpi, money(populationEvpi.value)] as const]),
    ]),
    ...('status' in populationEvpi ? [blockedText(content, populationEvpi)] : []),
    ...groupsText(
      parameters.map((information) => ({ information })),
      evpi.value,
      terminal,
    ),
    ...(parameters.length > 1 && first !== undefined ? [choiceText(first.choice, terminal)] : []),
    ...groups.flatMap(({ label, information }) => groupsText([{ label: label[language], information }], evpi.value, terminal)),
    ...proposals.flatMap(({ label, information }) => [label[language], ...studyText(information, terminal)]),
  ].join('\n\n');
}
