import type { PersonnelRegister, PersonnelResult, RegisterRow, WorkSum } from '@likeverd/appraisal';
import { blockedText, formatNumber } from '@likeverd/language';
import { table, wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';

/** Hours for a patient, full-time equivalents in Norway, and what else must be assessed. */
export function personnelText(part: PersonnelResult, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.personnel;
  const { headings } = content.assessment.perspective;
  const hours = (value: number): string => formatNumber(value, 1, language);
  const lines = table(
    [
      words.headings.work,
      words.headings.category,
      words.headings.place,
      words.headings.term,
      headings.strategy,
      headings.comparator,
      headings.increment,
    ],
    part.lines.map(({ label, category, place, terms, strategy, comparator, increment }) => [
      label[language],
      words.categories[category],
      words.places[place],
      words.terms[terms.length > 1 ? 'both' : (terms[0] ?? 'both')],
      ...[strategy, comparator, increment].map(({ value }) => hours(value)),
    ]),
    [0, 1, 2, 3],
  );
  const sums = table(
    [words.sums, words.headings.place, words.terms.short, words.terms.long],
    part.perPatient.short.map(({ category, place, hours: short }, index) => [
      words.categories[category],
      words.places[place],
      hours(short.value),
      hours(part.perPatient.long[index]?.hours.value ?? 0),
    ]),
    [0, 1],
  );
  return [`${words.perPatient}\n${lines}`, sums, nationalText(part, terminal), otherText(part, terminal)].join('\n\n');
}

const groupOf = ({ category, place }: Pick<WorkSum, 'category' | 'place'>): string => `${place} ${category}`;

function nationalText({ national }: PersonnelResult, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.personnel;
  if (national.status === 'blocked') return wrap(blockedText(content, national), 100).join('\n');
  const years = [...new Set(national.rows.map(({ year }) => year))];
  const groups = [...new Map(national.rows.map((row) => [groupOf(row), row])).values()];
  const rows = groups.map((group) => [
    words.categories[group.category],
    words.places[group.place],
    ...years.map((year) =>
      formatNumber(
        national.rows.find((row) => row.year === year && groupOf(row) === groupOf(group))?.fullTime.value ?? 0,
        2,
        language,
      ),
    ),
  ]);
  const basis = words.basis({ hours: formatNumber(national.fullTimeHours, 0, language) });
  return [table([words.national, words.headings.place, ...years.map(String)], rows, [0, 1]), ...wrap(basis, 100)].join('\n');
}

function otherText({ education, otherServices, unassessed }: PersonnelResult, { content, language }: Terminal): string {
  const words = content.assessment.personnel;
  const perYear = (hours: number | undefined): string =>
    hours === undefined ? '' : `, ${words.education.hours({ hours: formatNumber(hours, 0, language) })}`;
  const lines = [
    ...(education === undefined
      ? []
      : [
          `${words.education.title}: ${words.education[education.effect]}${perYear(education.hoursPerYear)}. ${education.reason[language]}`,
        ]),
    ...(otherServices?.length === 0 ? [words.otherServices.none] : []),
    ...(otherServices ?? []).map(
      ({ service, effect, place, hoursPerYear }) =>
        `${words.otherServices.title}: ${service[language]} (${words.places[place]}) ${words.otherServices[effect]}${perYear(hoursPerYear)}.`,
    ),
    ...unassessed.map((missing) => words.unassessed[missing]),
  ];
  return lines.flatMap((line) => wrap(line, 100)).join('\n');
}

/** Full-time equivalents of several methods together, and what each contributes. */
export function registerText({ rows, left }: PersonnelRegister, { content, language }: Terminal): string {
  const words = content.assessment.personnel;
  const fullTime = (value: number): string => formatNumber(value, 2, language);
  const contributions = ({ methods }: RegisterRow): string =>
    methods.map(({ id, fullTime: own }) => `${id} ${fullTime(own)}`).join(', ');
  const body =
    rows.length === 0
      ? words.register.empty
      : table(
          [
            words.headings.year,
            words.headings.category,
            words.headings.place,
            content.appraisal.quantities.fullTimeEquivalents,
            words.headings.methods,
          ],
          rows.map((row) => [
            String(row.year),
            words.categories[row.category],
            words.places[row.place],
            fullTime(row.fullTime),
            contributions(row),
          ]),
          [0, 1, 2, 4],
        );
  return [words.register.title, body, ...(left.length === 0 ? [] : [words.register.left({ names: left.join(', ') })])].join('\n');
}
