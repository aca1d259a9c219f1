import { Alert, Heading } from '@digdir/designsystemet-react';
import type { Assessment, Blocked, Computed, FaultyPart } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Budget } from './budget.tsx';
import { Agreements } from './agreements.tsx';
import { FaultList } from './FaultList.tsx';
import { Information } from './information.tsx';
import type { PartProps, ShownPart } from './part.ts';
import { UncertaintyAxes } from './axes.tsx';
import { Willingness } from './willingness.tsx';
import { Personnel } from './personnel.tsx';
import { Perspective } from './perspective.tsx';
import { Population } from './population.tsx';
import { Severity } from './severity.tsx';
import { Strategies } from './strategies.tsx';
import { Subgroups } from './subgroups.tsx';

/** The component of each part: the table or figure, and what it rests on. */
const views: { readonly [P in ShownPart]: (props: PartProps<Computed[P]>) => ReactNode } = {
  population: Population,
  perspective: Perspective,
  personnel: Personnel,
  uncertainty: UncertaintyAxes,
  willingness: Willingness,
  severity: Severity,
  subgroups: Subgroups,
  information: Information,
  strategies: Strategies,
  budget: Budget,
  agreements: Agreements,
};

const partIds = Object.keys(views) as readonly ShownPart[];

/** Every part of an assessment under its heading; what cannot be read or computed says why, and the rest stands. */
export function Parts({ assessment }: { readonly assessment: Assessment }): ReactNode {
  return partIds.map((id) => <PartById key={id} id={id} assessment={assessment} />);
}

interface PartByIdProps<P extends ShownPart> {
  readonly id: P;
  readonly assessment: Assessment;
  /** Said before the part's results, such as that they are out of date. */
  readonly notice?: ReactNode;
}

/** One part under its heading; nothing where the assessment lacks it. */
export function PartById<P extends ShownPart>({ id, assessment, notice }: PartByIdProps<P>): ReactNode {
  const words = useWords();
  const given = assessment.parts[id] as FaultyPart | Blocked | Computed[P] | undefined;
  if (given === undefined) return null;
  return (
    <div className="assessment-part">
      <Heading level={3} data-size="xs">
        {words.assessment.parts[id]}
      </Heading>
      {notice}
      <PartBody id={id} given={given} assessment={assessment} />
    </div>
  );
}

interface BodyProps<P extends ShownPart> {
  readonly id: P;
  readonly given: FaultyPart | Blocked | Computed[P];
  readonly assessment: Assessment;
}

const isFaulty = (given: { readonly status: string }): given is FaultyPart => given.status === 'faulty';
const isBlocked = (given: { readonly status: string }): given is Blocked => given.status === 'blocked';

function PartBody<P extends ShownPart>({ id, given, assessment }: BodyProps<P>): ReactNode {
  const words = useWords();
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
  return <Shown id={id} part={given} assessment={assessment} />;
}

/** A component of its own, since what it calls has state of its own. */
function Shown<P extends ShownPart>({ id, ...props }: PartProps<Computed[P]> & { readonly id: P }): ReactNode {
  return views[id](props);
}
