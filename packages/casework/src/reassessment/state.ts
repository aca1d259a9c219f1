import { osloDate, type CalendarDate } from '@likeverd/reference';
import { recorded } from '../decision/state.ts';
import { type CaseEvent, valuesOf } from '../events.ts';
import type { ValuesOf } from '../field.ts';
import type { ExitStep } from '../temporary-introduction/contract.ts';
import type { AgreedLengths } from '../temporary-introduction/program.ts';
import type { TemporaryState } from '../temporary-introduction/state.ts';
import { reassessmentTriggers } from './events.ts';
import type { reassessmentFields } from './fields.ts';

type Prepared = Partial<ValuesOf<(typeof reassessmentFields)['prepareReassessment']>>;

/** A method that is looked at again, until a decision is published. */
export interface Reassessment {
  readonly openedOn: CalendarDate;
  readonly trigger: (typeof reassessmentTriggers)[number];
  /** Rules of the contract that were met, by id. */
  readonly rules: readonly string[];
  readonly newInformation?: string;
  /** Taken up to be phased out: a method in use without a contract. */
  readonly phaseOutGround?: string;
  readonly prepared?: Prepared;
}

/** That a step of an exit plan has been carried out, in a region or by whoever does it for all. */
export interface ConfirmedStep {
  readonly step: string;
  readonly region?: string;
  readonly on: CalendarDate;
  readonly remark?: string;
}

/** A phase-out that was decided, and how far it has come. */
export interface Exit {
  readonly outcome: 'partialPhaseOut' | 'fullPhaseOut';
  /** From when the decision holds: the days of the steps are counted from here. */
  readonly from: CalendarDate;
  readonly steps: readonly ExitStep[];
  /** What the contract said of when people are told. */
  readonly agreed: AgreedLengths;
  readonly confirmed: readonly ConfirmedStep[];
}

export interface ReassessmentState {
  readonly open?: Reassessment;
  /** Those that have ended, oldest first. */
  readonly past: readonly (Reassessment & { readonly outcome?: string; readonly decidedOn: CalendarDate })[];
  readonly exit?: Exit;
}

export const emptyReassessment: ReassessmentState = { past: [] };

/** The exit plan that a phase-out follows: the one that was prepared for it, else the contract's. */
export function exitPlanOf({ open }: ReassessmentState, { contracts }: TemporaryState): readonly ExitStep[] {
  const prepared = open?.prepared?.exitPlan ?? [];
  if (prepared.length > 0) return prepared;
  return contracts.findLast(({ publishedAt }) => publishedAt !== undefined)?.contract.exitPlan ?? [];
}

/** What holds of treatment under way: as prepared, else as the contract says. */
export function continuedSupplyOf({ open }: ReassessmentState, { contracts }: TemporaryState): string | undefined {
  return (
    open?.prepared?.continuedSupply ?? contracts.findLast(({ publishedAt }) => publishedAt !== undefined)?.contract.continuedSupply
  );
}

/** When people are told by the contract that holds, or did last. */
function agreedLengths({ contracts }: TemporaryState): AgreedLengths {
  const { aheadExit, lateSecretariat, lateForum } =
    contracts.findLast(({ publishedAt }) => publishedAt !== undefined)?.contract ?? {};
  return {
    ...(aheadExit === undefined ? {} : { aheadExit }),
    ...(lateSecretariat === undefined ? {} : { lateSecretariat }),
    ...(lateForum === undefined ? {} : { lateForum }),
  };
}

/** What is looked at again after one more event; `laidDown` as it was before it. */
export function evolveReassessment(state: ReassessmentState, event: CaseEvent, laidDown: TemporaryState): ReassessmentState {
  const day = (): CalendarDate => osloDate(Date.parse(event.recordedAt));
  switch (event.type) {
    case 'ReassessmentOpened': {
      const {
        reassessmentTrigger,
        openedOn = day(),
        triggeringRules = [],
        newInformation,
      } = valuesOf(event, 'ReassessmentOpened') ?? {};
      const trigger = reassessmentTriggers.find((each) => each === reassessmentTrigger) ?? 'request';
      return {
        ...state,
        open: { openedOn, trigger, rules: triggeringRules, ...(newInformation === undefined ? {} : { newInformation }) },
      };
    }
    case 'PhaseOutOpened': {
      const { openedOn = day(), newInformation, phaseOutGround } = valuesOf(event, 'PhaseOutOpened') ?? {};
      return {
        ...state,
        open: {
          openedOn,
          trigger: 'request',
          rules: [],
          ...(newInformation === undefined ? {} : { newInformation }),
          ...(phaseOutGround === undefined ? {} : { phaseOutGround }),
        },
      };
    }
    case 'ReassessmentPrepared':
      return state.open === undefined
        ? state
        : { ...state, open: { ...state.open, prepared: { ...valuesOf(event, 'ReassessmentPrepared') } } };
    case 'DecisionPublished':
      return state.open === undefined ? state : decided(state, state.open, event, laidDown);
    case 'ExitStepConfirmed': {
      const { exitStep, exitRegion, doneOn = day(), exitRemark } = valuesOf(event, 'ExitStepConfirmed') ?? {};
      if (state.exit === undefined || exitStep === undefined) return state;
      const confirmed: ConfirmedStep = {
        step: exitStep,
        on: doneOn,
        ...(exitRegion === undefined ? {} : { region: exitRegion }),
        ...(exitRemark === undefined ? {} : { remark: exitRemark }),
      };
      return { ...state, exit: { ...state.exit, confirmed: [...state.exit.confirmed, confirmed] } };
    }
    default:
      return state;
  }
}

/** A decision ends the re-assessment; one that phases out begins the exit plan. */
function decided(state: ReassessmentState, open: Reassessment, event: CaseEvent, laidDown: TemporaryState): ReassessmentState {
  const decision = recorded(event);
  const outcome = decision?.reassessmentOutcome;
  const decidedOn = decision?.meetingDate ?? osloDate(Date.parse(event.recordedAt));
  const past = [...state.past, { ...open, decidedOn, ...(outcome === undefined ? {} : { outcome }) }];
  if (outcome !== 'partialPhaseOut' && outcome !== 'fullPhaseOut') return { past };
  return {
    past,
    exit: {
      outcome,
      from: decision?.validFrom ?? decidedOn,
      steps: exitPlanOf(state, laidDown),
      agreed: agreedLengths(laidDown),
      confirmed: [],
    },
  };
}
