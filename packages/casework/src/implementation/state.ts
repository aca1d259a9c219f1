import { type CalendarDate, healthTrusts } from '@likeverd/reference';
import { recorded } from '../decision/state.ts';
import { type CaseEvent, valuesOf } from '../events.ts';

/** A letter about a decision, to the trusts of some regions. */
export interface TrustLetter {
  /** Which of the case's published decisions it is about, from 1. */
  readonly ordinal: number;
  readonly sentOn?: CalendarDate;
  readonly recipients: readonly string[];
  readonly message?: string;
}

/** That a trust has the letter of a decision. */
export interface Acknowledgement {
  readonly ordinal: number;
  readonly trust: string;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

/** What a trust told last of a decision. */
export interface Introduction {
  readonly ordinal: number;
  readonly trust: string;
  readonly inUse: boolean;
  readonly from?: CalendarDate;
  readonly whyNot?: string;
  readonly displaced?: string;
  readonly recordedAt: string;
}

/** Use of the method in a trust in a quarter, as told last. Known to the trust and to the bodies of the joint system. */
export interface Use {
  readonly trust: string;
  /** `2027-Q1`. */
  readonly period: string;
  readonly patients?: number;
  readonly packs?: number;
  /** NOK; known to the trust and Sykehusinnkjøp, for packs and cost give the price. */
  readonly cost?: number;
}

/** A guideline that has to change because of the decision, until it is revised. */
export interface GuidelineFlag {
  readonly guideline: string;
  readonly address?: string;
  readonly change?: string;
  readonly responsible?: string;
  readonly flaggedAt: string;
  readonly revisedOn?: CalendarDate;
  readonly revisedAddress?: string;
}

/** What became of a case's decisions, as far as the reader of its log may know. */
export interface ImplementationState {
  /** Number of published decisions so far. */
  readonly ordinal: number;
  readonly letters: readonly TrustLetter[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly introductions: readonly Introduction[];
  readonly use: readonly Use[];
  readonly guidelines: readonly GuidelineFlag[];
}

export const emptyImplementation: ImplementationState = {
  ordinal: 0,
  letters: [],
  acknowledgements: [],
  introductions: [],
  use: [],
  guidelines: [],
};

/** Guidelines are the same when they are called the same, whatever the case of letters. */
export const sameGuideline = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('nb') === other.trim().toLocaleLowerCase('nb');

/** The flags that still stand. */
export const openFlags = ({ guidelines }: ImplementationState): readonly GuidelineFlag[] =>
  guidelines.filter(({ revisedOn }) => revisedOn === undefined);

/** The trusts that a letter about the decision in force has gone to. */
export function informedTrusts({ ordinal, letters }: ImplementationState): readonly string[] {
  const regions = new Set(letters.filter((letter) => letter.ordinal === ordinal).flatMap(({ recipients }) => recipients));
  return healthTrusts.trusts.filter(({ region }) => regions.has(region)).map(({ id }) => id);
}

/** What became of the decisions after one more event. */
export function evolveImplementation(state: ImplementationState, event: CaseEvent): ImplementationState {
  const trust = event.actor.organisation;
  const { recordedAt } = event;
  const { ordinal } = state;
  switch (event.type) {
    case 'DecisionPublished':
      return {
        ...state,
        ordinal: ordinal + 1,
        guidelines: (recorded(event)?.affectedGuidelines ?? [])
          .filter(({ change }) => change !== undefined)
          .reduce((flags, flag) => flagged(flags, { ...flag, flaggedAt: recordedAt }), state.guidelines),
      };
    case 'TrustsInformed': {
      const { informedRegions: recipients = [], letterMessage, sentOn } = valuesOf(event, 'TrustsInformed') ?? {};
      const letter: TrustLetter = { ordinal, recipients, ...present({ sentOn, message: letterMessage }) };
      return { ...state, letters: [...state.letters, letter] };
    }
    case 'InformationAcknowledged':
      return { ...state, acknowledgements: [...state.acknowledgements, { ordinal, trust, recordedAt }] };
    case 'IntroductionReported': {
      const { inUse, inUseFrom, whyNot, displaced } = valuesOf(event, 'IntroductionReported') ?? {};
      const told: Introduction = {
        ordinal,
        trust,
        recordedAt,
        inUse: inUse === 'inUseYes',
        ...present({ from: inUseFrom, whyNot, displaced }),
      };
      return { ...state, introductions: [...state.introductions.filter((other) => other.trust !== trust), told] };
    }
    case 'UseReported': {
      const { useYear = 0, useQuarter = '', patientsTreated, packsUsed, useCost } = valuesOf(event, 'UseReported') ?? {};
      const period = periodOf(useYear, useQuarter);
      const others = state.use.filter((other) => other.trust !== trust || other.period !== period);
      const told: Use = { trust, period, ...present({ patients: patientsTreated, packs: packsUsed, cost: useCost }) };
      return { ...state, use: [...others, told] };
    }
    case 'GuidelineFlagged': {
      const { guideline = '', guidelineAddress, guidelineChange, guidelineResponsible } = valuesOf(event, 'GuidelineFlagged') ?? {};
      const flag: GuidelineFlag = {
        guideline,
        flaggedAt: recordedAt,
        ...present({ address: guidelineAddress, change: guidelineChange, responsible: guidelineResponsible }),
      };
      return { ...state, guidelines: flagged(state.guidelines, flag) };
    }
    case 'GuidelineRevised': {
      const { guideline = '', revisedOn, guidelineAddress } = valuesOf(event, 'GuidelineRevised') ?? {};
      return {
        ...state,
        guidelines: state.guidelines.map((flag) =>
          flag.revisedOn === undefined && sameGuideline(flag.guideline, guideline) && revisedOn !== undefined
            ? { ...flag, revisedOn, ...present({ revisedAddress: guidelineAddress }) }
            : flag,
        ),
      };
    }
    default:
      return state;
  }
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries that are there. */
function present<T extends object>(entries: T): Present<T> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** A flag is added once: a guideline that is flagged already stays flagged as it was. */
function flagged(flags: readonly GuidelineFlag[], flag: GuidelineFlag): readonly GuidelineFlag[] {
  return flags.some((other) => other.revisedOn === undefined && sameGuideline(other.guideline, flag.guideline))
    ? flags
    : [...flags, flag];
}

/** `2027-Q1`. */
export const periodOf = (year: number, quarter: string): string => `${year}-${quarter.toUpperCase()}`;

const quarterEnds: Readonly<Record<string, string>> = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' };

/** Last day of a quarter `2027-Q1`. */
export function periodEndOf(period: string): CalendarDate {
  const [year = '', quarter = ''] = period.split('-');
  return `${year.padStart(4, '0')}-${quarterEnds[quarter] ?? '12-31'}`;
}
