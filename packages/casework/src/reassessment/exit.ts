import { addCalendarDays } from '@likeverd/reference';
import { regionalHealthAuthorities } from '../parties.ts';
import type { ExitStep } from '../temporary-introduction/contract.ts';
import { type Timer, timer } from '../temporary-introduction/program.ts';
import type { ConfirmedStep, Exit, ReassessmentState } from './state.ts';

/** One thing to be done in a phase-out: a step, in one region where regions carry it out. */
export interface ExitTask {
  readonly step: ExitStep;
  readonly region?: string;
  readonly subject: string;
  readonly confirmed?: ConfirmedStep;
}

/** Who carries a step out in each region by itself. A12 (a): the regional health authorities and their trusts. */
const perRegion: ReadonlySet<string> = new Set(['healthTrusts', 'rhf', 'clinicians']);

export const isPerRegion = ({ who }: ExitStep): boolean => perRegion.has(who);

/** Every task of a phase-out, in the order of the plan, done or not. */
export function exitTasksOf({ steps, confirmed }: Exit): readonly ExitTask[] {
  return steps.flatMap((step) => {
    const regions: readonly (string | undefined)[] = isPerRegion(step) ? regionalHealthAuthorities : [undefined];
    return regions.map((region): ExitTask => {
      const done = confirmed.find((each) => each.step === step.step && each.region === region);
      return {
        step,
        subject: region === undefined ? step.step : `${step.step}@${region}`,
        ...(region === undefined ? {} : { region }),
        ...(done === undefined ? {} : { confirmed: done }),
      };
    });
  });
}

/** The tasks of a phase-out that are not done, with their last days. */
export function exitTimersOf({ exit }: ReassessmentState): readonly Timer[] {
  if (exit === undefined) return [];
  return exitTasksOf(exit)
    .filter(({ confirmed }) => confirmed === undefined)
    .map(({ step, subject }) =>
      timer('exitStep', subject, addCalendarDays(exit.from, Math.ceil(step.withinDays)), step.who, step.what, exit.agreed),
    );
}
