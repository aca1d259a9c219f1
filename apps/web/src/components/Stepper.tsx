import type { Phase } from '@likeverd/casework';
import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const nationalSteps = ['submitted', 'registered', 'commissioned', 'delivered', 'signedOff', 'decided', 'published'] as const;
const localSteps = ['localAssessment', 'peerReview', 'localDecision', 'localDecided'] as const;

/** How many steps a case in this phase has reached; the last of them is where it stands. */
function stepsReached(steps: readonly string[], phase: Phase): number {
  return Math.max(steps.indexOf(phase) + 1, 1);
}

/** Where a case stands among the steps of Box 7.5 (S14), a hospital's own assessment among its three parts. A closed case has no steps ahead. */
export function Stepper({ phase, local = false }: { readonly phase: Phase; readonly local?: boolean }): ReactNode {
  const { web, casework, pages } = useWords();
  const steps: readonly string[] = local ? localSteps : nationalSteps;
  const names: Readonly<Record<string, string>> = { ...web.method.steps, ...pages.miniHta.steps };
  const reached = stepsReached(steps, phase);
  return (
    <div>
      <ol className="stepper" aria-label={web.method.status}>
        {steps.map((step, index) => {
          const state = index < reached - 1 ? 'done' : index === reached - 1 ? 'current' : 'ahead';
          return (
            <li key={step} className="step" data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
              <span className="step-mark" aria-hidden="true">
                {state === 'ahead' ? index + 1 : <CheckmarkIcon />}
              </span>
              <span className="step-name">
                {names[step]}
                <span className="ds-sr-only">
                  {' '}
                  ({state === 'done' ? web.method.stepDone : state === 'current' ? web.method.stepCurrent : web.method.stepAhead})
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="stepper-now">{phase === 'closed' ? web.method.closed : casework.phases[phase]}</p>
    </div>
  );
}
