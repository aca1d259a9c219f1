import { addCalendarMonths, type CalendarDate, factAsOf } from '@likeverd/reference';
import { type Rejection, type RejectionCode, reject } from '../rejections.ts';
import type { RuleId } from '../rules.ts';
import type { CaseState } from '../state.ts';
import type { Contract, DataSource } from './contract.ts';
import { deliveriesOf } from './program.ts';
import { questionWorths } from './question-values.ts';
import { type ContractVersion, measuresOf, newestContract, type TemporaryState, unsignedBy } from './state.ts';

/** What an element is judged from. */
interface Basis {
  readonly contract: Contract;
  readonly state: TemporaryState;
  /** Hash of the result that the case's newest assessment came to, where the reader knows of one. */
  readonly assessment?: string;
}

/** One thing that must be there before temporary introduction can be decided. */
interface ContractElement {
  /** Requirement of the catalogue, A10-1 to A10-20. */
  readonly id: string;
  readonly rule: RuleId;
  readonly code: RejectionCode;
  /** True when it lacks. */
  readonly lacks: (basis: Basis) => boolean;
}

const without = (...values: readonly unknown[]): boolean => values.some((value) => value === undefined);
const some = <T>(rows: readonly T[] | undefined, is: (row: T) => boolean): boolean => (rows ?? []).some(is);
const none = <T>(rows: readonly T[] | undefined): boolean => (rows ?? []).length === 0;

/** A source by which staff's time or the health service's money would be spent. */
const costsTheService = ({ atCost }: DataSource): boolean => atCost === undefined || atCost === 'publicService';

/**
 * The required elements in order, each with its rule (rules.ts has the citation) and its own refusal. The decision is refused until none is
 * lacking. Catalogue A10 (d).
 */
const contractElements: readonly ContractElement[] = [
  {
    id: 'A10-1',
    rule: 'temporary.need',
    code: 'contract.need',
    lacks: ({ contract }) => without(contract.needStatement),
  },
  {
    id: 'A10-2',
    rule: 'temporary.effect',
    code: 'contract.effect',
    lacks: ({ contract }) => without(contract.effectBasis, contract.effectStatement),
  },
  {
    id: 'A10-3',
    rule: 'temporary.criteria',
    code: 'contract.criteria',
    lacks: ({ contract }) => without(contract.criteriaInterim),
  },
  {
    id: 'A10-4',
    rule: 'temporary.endCriteria',
    code: 'contract.endCriteria',
    lacks: ({ contract }) => without(contract.reassessmentCriteria, contract.phaseOutCriteria),
  },
  {
    id: 'A10-5',
    rule: 'temporary.outcomeMeasures',
    code: 'contract.outcomeMeasures',
    lacks: ({ contract }) => none(contract.outcomeMeasures),
  },
  {
    id: 'A10-6',
    rule: 'temporary.dataPlan',
    code: 'contract.dataPlan',
    lacks: ({ contract: { dataPlan, sources } }) =>
      without(dataPlan) || some(sources, ({ collects, compiles }) => without(collects, compiles)),
  },
  {
    id: 'A10-7',
    rule: 'temporary.dataSources',
    code: 'contract.dataSources',
    lacks: ({ contract: { sources, outcomeMeasures } }) => none(sources) || some(outcomeMeasures, ({ source }) => without(source)),
  },
  {
    id: 'A10-8',
    rule: 'temporary.reassessmentDate',
    code: 'contract.reassessmentDate',
    lacks: ({ contract }) => without(contract.reassessmentOn),
  },
  {
    id: 'A10-9',
    rule: 'temporary.supplierPlan',
    code: 'contract.supplierPlan',
    lacks: ({ state }) => state.plan === undefined,
  },
  {
    id: 'A10-10',
    rule: 'temporary.period',
    code: 'contract.period',
    lacks: ({ contract: { reassessmentOn }, state: { plan } }) =>
      plan?.lastDataOn !== undefined && reassessmentOn !== undefined && plan.lastDataOn > reassessmentOn,
  },
  {
    id: 'A10-11',
    rule: 'temporary.supplierPays',
    code: 'contract.supplierPays',
    lacks: ({ contract }) => some(contract.sources, costsTheService),
  },
  {
    id: 'A10-12',
    rule: 'temporary.interimPrice',
    code: 'contract.interimPrice',
    lacks: ({ contract }) => without(contract.interimPricePerPack, contract.riskSharingForm, contract.riskSharingTerms),
  },
  {
    id: 'A10-13',
    rule: 'temporary.obligations',
    code: 'contract.obligations',
    lacks: ({ contract }) => without(contract.dataObligations, contract.expectedEffect),
  },
  {
    id: 'A10-14',
    rule: 'temporary.littleWork',
    code: 'contract.littleWork',
    lacks: ({ contract: { sources, workReason } }) =>
      some(sources, ({ staffMinutes }) => staffMinutes === undefined || (staffMinutes > 0 && workReason === undefined)),
  },
  {
    id: 'A10-15',
    rule: 'temporary.clinicians',
    code: 'contract.clinicians',
    lacks: ({ contract, state: { choice } }) => choice?.measures !== measuresOf(contract),
  },
  {
    id: 'A10-16',
    rule: 'temporary.planAssessed',
    code: 'contract.planAssessed',
    lacks: ({ state: { plan, planAssessment } }) =>
      planAssessment === undefined || planAssessment.plan !== plan?.number || planAssessment.planVerdict !== 'planSufficient',
  },
  {
    id: 'A10-17',
    rule: 'temporary.reversible',
    code: 'contract.reversible',
    lacks: ({ contract: { exitPlan, decisionRules } }) =>
      none(exitPlan) || !some(decisionRules, ({ consequence }) => reverses.has(consequence)),
  },
  {
    id: 'A10-18',
    rule: 'temporary.exception',
    code: 'contract.exception',
    lacks: ({ contract }) => without(contract.exceptionReason),
  },
  {
    id: 'A10-19',
    rule: 'temporary.followedUp',
    code: 'contract.followedUp',
    lacks: ({ contract }) =>
      without(contract.reassessmentBy, contract.contractEndsOn) ||
      some(contract.sources, (source) => deliveriesOf(source, contract.reassessmentOn).length === 0),
  },
  {
    id: 'A10-20',
    rule: 'temporary.patients',
    code: 'contract.patients',
    lacks: ({ contract: { exitPlan, continuedSupply } }) =>
      without(continuedSupply) ||
      !some(exitPlan, ({ forWhom }) => forWhom === 'newPatients') ||
      !some(exitPlan, ({ forWhom }) => forWhom === 'treatedPatients'),
  },
];

/** Consequences by which the method is offered to fewer, or to nobody. A10-17: for all or part of the group. */
const reverses: ReadonlySet<string> = new Set(['stopNewPatients', 'stopSubgroup', 'phaseOut', 'openReassessment']);

/** Beside the twenty: what is not known must be named (A6-5), and who counts as a patient of the indication (A11-4). */
const besides: readonly Omit<ContractElement, 'id'>[] = [
  {
    rule: 'temporary.openQuestions',
    code: 'contract.openQuestions',
    lacks: ({ contract: { openQuestions, decisionRules } }) =>
      none(openQuestions) ||
      some(
        openQuestions,
        ({ id, modelParameter, source }) =>
          without(modelParameter, source) || !some(decisionRules, ({ question }) => question === id),
      ),
  },
  {
    rule: 'temporary.questionValues',
    code: 'contract.questionValues',
    lacks: ({ contract }) => some(questionWorths(contract), ({ evppi, evsi }) => without(evppi, evsi)),
  },
  {
    rule: 'temporary.questionValues',
    code: 'contract.valuesStale',
    lacks: ({ contract, assessment }) =>
      assessment !== undefined && some(contract.questionValues, (value) => value.assessment !== assessment),
  },
  {
    rule: 'temporary.inclusion',
    code: 'contract.inclusion',
    lacks: ({ contract }) => without(contract.inclusion),
  },
];

/**
 * Every element that the newest contract lacks, all at once, each by its rule. Who may not see the price is not told whether it is there.
 * A case without a contract lacks the contract.
 */
export function missingElements({ temporary, document }: Pick<CaseState, 'temporary' | 'document'>): readonly Rejection[] {
  const newest = newestContract(temporary);
  if (newest === undefined) return [reject('contract.none', 'temporary.byProcurement')];
  const basis: Basis = {
    contract: newest.contract,
    state: temporary,
    ...(document === undefined ? {} : { assessment: document.result }),
  };
  const judged = [...contractElements, ...besides].filter(({ code }) => code !== 'contract.interimPrice' || seesTerms(newest));
  return judged.flatMap(({ lacks, code, rule }) => (lacks(basis) ? [reject(code, rule)] : []));
}

/** Who is given the hash of the whole contract is given all of it. */
const seesTerms = ({ hash }: ContractVersion): boolean => hash !== undefined;

/** The contract stands: nothing lacks, and every party has signed this version. Empty when it does. */
export function obstaclesToStanding(state: Pick<CaseState, 'temporary' | 'document'>): readonly Rejection[] {
  const unsigned = newestContract(state.temporary) === undefined ? [] : unsignedBy(state.temporary);
  return [
    ...missingElements(state),
    ...(unsigned.length === 0 ? [] : [reject('contract.notSigned', 'temporary.obligations', { missing: unsigned.join(', ') })]),
  ];
}

/** The last day of the usual period from a day, or undefined where no fact was in force: the source says about three years. A10-10. */
export function usualPeriodEnd(from: CalendarDate): CalendarDate | undefined {
  const months = factAsOf('temporary-period', { effective: from, known: from })?.value;
  return months === undefined ? undefined : addCalendarMonths(from, months);
}
