import { processAudiences, processFactsOn, processSteps } from '@likeverd/casework';
import { osloDate } from '@likeverd/reference';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/prosess');

/** The process as a list of steps, told to one who meets it: what happens, who does it, what they can do and when. */
export function ProcessPage(): ReactNode {
  const { processMap } = useWords().pages;
  const { for: audience = 'patient' } = route.useSearch();
  const [facts] = useState(() => processFactsOn(osloDate(Date.now())));
  const { title, lead, canDo } = processMap.audiences[audience];
  const doing: Readonly<Record<string, ((given: NonNullable<typeof facts>) => string) | undefined>> = canDo;
  return (
    <div className="container page narrow process-map">
      <PageHeading title={processMap.title} />
      <p className="lead">{processMap.lead}</p>
      <nav aria-label={processMap.forWhom}>
        <ul className="audiences">
          {processAudiences.map((each) => (
            <li key={each}>
              <Link
                to="/prosess"
                search={{ for: each }}
                resetScroll={false}
                className="ds-button"
                data-variant={each === audience ? 'primary' : 'secondary'}
                aria-current={each === audience ? 'true' : undefined}
              >
                {processMap.audiences[each].name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h2 className="ds-heading" data-size="md">
        {title}
      </h2>
      <p>{lead}</p>
      <ol className="process-steps">
        {processSteps.map((step) => {
          const told = processMap.steps[step];
          const can = doing[step];
          return (
            <li key={step} data-yours={can !== undefined}>
              <h3>{told.title}</h3>
              <p className="hint">
                {processMap.who}: {told.who}
              </p>
              <p>{told.what}</p>
              {facts !== null && 'time' in told && (
                <p>
                  <strong>{processMap.time}:</strong> {told.time(facts)}
                </p>
              )}
              {facts !== null && can !== undefined && (
                <p className="process-yours">
                  <strong>{processMap.youCan}:</strong> {can(facts)}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <p className="hint">{processMap.source}</p>
    </div>
  );
}
