import type { Block, PersonnelResult, PopulationResult } from '@likeverd/appraisal';
import { formatNumber } from '@likeverd/language/formatting';
import { list, paragraph, refusal, table, type Telling } from './telling.ts';

/** Patients year by year, and those who are ill already. */
export const populationBlocks = ({ years, prevalent }: PopulationResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const { quantities } = content.appraisal;
  const words = content.assessment.population;
  return [
    ...table(
      content.assessment.parts.population,
      [content.cli.assess.year, quantities.newPatients, quantities.treatedPatients],
      years.map(({ year, newPatients, treated }) => [String(year), newPatients, treated]),
      telling,
    ),
    ...prevalent.map(({ patients, yearsSinceStart, switching }) =>
      paragraph(
        words.pool({
          patients: formatNumber(patients, 0, language),
          years: String(yearsSinceStart),
          switching: switching.map((persons) => formatNumber(persons, 0, language)).join(', '),
        }),
        telling,
      ),
    ),
  ];
};

/** Hours for a patient, full-time equivalents in Norway, and what else must be assessed. */
export const personnelBlocks = (part: PersonnelResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.personnel;
  const { headings } = content.assessment.perspective;
  const { national } = part;
  return [
    ...table(
      words.perPatient,
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
        strategy,
        comparator,
        increment,
      ]),
      telling,
      [1, 2, 3],
    ),
    ...table(
      words.sums,
      [words.sums, words.headings.place, words.terms.short, words.terms.long],
      part.perPatient.short.map(({ category, place, hours }, index) => [
        words.categories[category],
        words.places[place],
        hours,
        part.perPatient.long[index]?.hours,
      ]),
      telling,
      [1],
    ),
    ...(national.status === 'blocked' ? refusal(national, telling) : nationalBlocks(national, telling)),
    ...otherBlocks(part, telling),
  ];
};

const nationalBlocks = (
  { rows, fullTimeHours }: Exclude<PersonnelResult['national'], { readonly status: 'blocked' }>,
  telling: Telling,
): readonly Block[] => {
  const words = telling.content.assessment.personnel;
  const years = [...new Set(rows.map(({ year }) => year))];
  const groups = [...new Map(rows.map((row) => [`${row.place} ${row.category}`, row])).values()];
  return [
    ...table(
      words.national,
      [words.national, words.headings.place, ...years.map(String)],
      groups.map(({ category, place }) => [
        words.categories[category],
        words.places[place],
        ...years.map((year) => rows.find((row) => row.year === year && row.place === place && row.category === category)?.fullTime),
      ]),
      telling,
      [1],
    ),
    paragraph(words.basis({ hours: formatNumber(fullTimeHours, 0, telling.language) }), telling),
  ];
};

const otherBlocks = (
  { education, otherServices, unassessed }: PersonnelResult,
  { content, language }: Telling,
): readonly Block[] => {
  const words = content.assessment.personnel;
  const perYear = (hours: number | undefined): string =>
    hours === undefined ? '' : `, ${words.education.hours({ hours: formatNumber(hours, 0, language) })}`;
  return list([
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
  ]);
};
