import { Alert } from '@digdir/designsystemet-react';
import type { PersonnelResult, WorkSum } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** Hours for a patient, full-time equivalents in Norway, and what else must be assessed. */
export function Personnel({ part }: PartProps<PersonnelResult>): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { personnel, perspective } = words.assessment;
  const { headings } = personnel;
  const hours = (value: number): string => format.number(value, 1);
  return (
    <>
      <FigureTable
        caption={personnel.perPatient}
        text={[1, 2, 3]}
        head={[
          headings.work,
          headings.category,
          headings.place,
          headings.term,
          perspective.headings.strategy,
          perspective.headings.comparator,
          perspective.headings.increment,
        ]}
        rows={part.lines.map(({ label, category, place, terms, strategy, comparator, increment }) => [
          label[language],
          personnel.categories[category],
          personnel.places[place],
          personnel.terms[terms.length > 1 ? 'both' : (terms[0] ?? 'both')],
          ...[strategy, comparator, increment].map(({ value }) => hours(value)),
        ])}
      />
      <FigureTable
        caption={personnel.sums}
        head={[headings.category, personnel.terms.short, personnel.terms.long]}
        rows={part.perPatient.short.map(({ category, place, hours: short }, index) => [
          `${personnel.categories[category]}, ${personnel.places[place]}`,
          hours(short.value),
          hours(part.perPatient.long[index]?.hours.value ?? 0),
        ])}
      />
      <National part={part} />
      <Others part={part} />
    </>
  );
}

const groupOf = ({ category, place }: Pick<WorkSum, 'category' | 'place'>): string => `${place} ${category}`;

function National({ part: { national } }: { readonly part: PersonnelResult }): ReactNode {
  const { words } = useSpeech();
  const format = useFormat();
  const { personnel } = words.assessment;
  if (national.status === 'blocked') return <Alert data-color="warning">{blockedText(words, national)}</Alert>;
  const years = [...new Set(national.rows.map(({ year }) => year))];
  const groups = [...new Map(national.rows.map((row) => [groupOf(row), row])).values()];
  return (
    <>
      <FigureTable
        caption={personnel.national}
        head={[personnel.headings.category, ...years.map(String)]}
        rows={groups.map((group) => [
          `${personnel.categories[group.category]}, ${personnel.places[group.place]}`,
          ...years.map((year) =>
            format.number(
              national.rows.find((row) => row.year === year && groupOf(row) === groupOf(group))?.fullTime.value ?? 0,
              2,
            ),
          ),
        ])}
      />
      <p className="hint">{personnel.basis({ hours: format.number(national.fullTimeHours) })}</p>
    </>
  );
}

function Others({ part: { education, otherServices, unassessed } }: { readonly part: PersonnelResult }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { personnel } = words.assessment;
  const perYear = (hours: number | undefined): string =>
    hours === undefined ? '' : `, ${personnel.education.hours({ hours: format.number(hours) })}`;
  return (
    <>
      {education !== undefined && (
        <p>
          {personnel.education.title}: {personnel.education[education.effect]}
          {perYear(education.hoursPerYear)}. {education.reason[language]}
        </p>
      )}
      {otherServices !== undefined && (
        <>
          <p>{otherServices.length === 0 ? personnel.otherServices.none : `${personnel.otherServices.title}:`}</p>
          <ul>
            {otherServices.map(({ service, effect, place, hoursPerYear }) => (
              <li key={service.nb}>
                {service[language]} ({personnel.places[place]}) {personnel.otherServices[effect]}
                {perYear(hoursPerYear)}
              </li>
            ))}
          </ul>
        </>
      )}
      {unassessed.length > 0 && (
        <Alert data-color="warning">
          {unassessed.map((missing) => (
            <p key={missing}>{personnel.unassessed[missing]}</p>
          ))}
        </Alert>
      )}
    </>
  );
}
