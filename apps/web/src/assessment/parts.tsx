import { Alert, Heading } from '@digdir/designsystemet-react';
import type { Assessment, Blocked, Computed, FaultyPart, PartId } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { FaultList } from './FaultList.tsx';
import { Information } from './information.tsx';
import type { PartProps } from './part.ts';
import { Population } from './population.tsx';
import { Severity } from './severity.tsx';

/** The component of each part: the table or figure, and what it rests on. */
const views: { readonly [P in PartId]: (assessment: Assessment) => ReactNode } = {
  population: (whole) => <PartBody given={whole.parts.population} assessment={whole} View={Population} />,
  severity: (whole) => <PartBody given={whole.parts.severity} assessment={whole} View={Severity} />,
const views: { readonly [P in PartId]: (props: PartProps<Computed[P]>) => ReactNode } = {
  population: Population,
  information: Information,
};

const partIds = Object.keys(views) as readonly PartId[];

/** Every part of an assessment under its heading; what cannot be read or computed says why, and the rest stands. */
export function Parts({ assessment }: { readonly assessment: Assessment }): ReactNode {
  const words = useWords();
  return partIds
    .filter((id) => assessment.parts[id] !== undefined)
    .map((id) => (
      <section key={id} aria-labelledby={`del-${id}`} className="assessment-part">
        <Heading level={3} data-size="xs" id={`del-${id}`}>
          {words.assessment.parts[id]}
        </Heading>
        {views[id](assessment)}
      </section>
    ));
}

interface BodyProps<T> {
  readonly given: FaultyPart | Blocked | T | undefined;
  readonly assessment: Assessment;
  readonly View: (props: PartProps<T>) => ReactNode;
}

const isFaulty = (given: { readonly status: string }): given is FaultyPart => given.status === 'faulty';
const isBlocked = (given: { readonly status: string }): given is Blocked => given.status === 'blocked';

function PartBody<T extends { readonly status: string }>({ given, assessment, View }: BodyProps<T>): ReactNode {
  const words = useWords();
  if (given === undefined) return null;
  if (isFaulty(given)) {
    return (
      <Alert data-color="danger">
        <p>{words.assessment.faulty({ count: String(given.faults.length) })}</p>
        <FaultList faults={given.faults} />
      </Alert>
    );
  }
  if (isBlocked(given)) {
    return (
      <Alert data-color="warning">
        <p>{blockedText(words, given)}</p>
        <p className="hint">
          {words.assessment.page.byRule({ rule: words.appraisal.rules[given.rule.id], source: given.rule.source })}
        </p>
      </Alert>
    );
  }
  return <View part={given} assessment={assessment} />;
}
