import type { CalendarDate } from '@likeverd/reference';
import { type Acts, type Circumstances, event, label, ownerOf } from '../act.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import { bodies } from '../parties.ts';
import { decisionInForce } from '../decision/state.ts';
import type { NewEvent } from '../events.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState, Phase } from '../state.ts';
import { type Contract, contractHash, labelledContract, publicHash, type Signatory, signatories, termsLabel } from './contract.ts';
import { faultsWithin } from './cross-checks.ts';
import { missingElements } from './elements.ts';
import type { temporaryFields } from './fields.ts';
import { contractInForce, isTemporary, timersOf } from './in-force.ts';
import { faultsOfValues, noComputations } from './question-values.ts';
import { deliverySubject, type TimerKind } from './program.ts';
import { type FollowUp, type FollowUpResult, triggersOf } from './verdicts.ts';
import { type ContractVersion, newestContract, standingSignatures, type TemporaryState, unsignedBy } from './state.ts';

/** While the case is on its way to a decision. */
const underWay = ['commissioned', 'delivered', 'signedOff'] as const satisfies readonly Phase[];
/** Also while a temporary decision holds: a contract can be amended. */
const whileItCanChange = [...underWay, 'published'] as const satisfies readonly Phase[];
/** While a decision holds, also one that is being looked at again. */
const whileDecided = [...whileItCanChange, 'decided'] as const satisfies readonly Phase[];

/** Kinds of case in which a supplier has the burden of evidence. The report is on medicines only (S25; L74-91 of the board's paper). */
const kinds = ['request'] as const;

/** The acts of temporary introduction. The supplier proposes a plan and signs, and never opens or decides anything. A10 (a). */
export const temporaryActs: Acts<typeof temporaryFields> = {
  presentDataPlan: {
    roles: ['supplier'],
    roleRule: 'temporary.bySupplier',
    kinds,
    anytime: true,
    phases: underWay,
    premises: isTheSupplier,
    events: (values, state) => [event('DataPlanPresented', internalTo(ownerOf(state)), values)],
  },
  assessDataPlan: {
    roles: ['assessor'],
    roleRule: 'temporary.planAssessed',
    kinds,
    phases: underWay,
    premises: ({ temporary, commission }, { actor }) => [
      ...(commission?.body === undefined || commission.body === actor.organisation
        ? []
        : [reject('body.notCommissioned', 'assessment.byCommissionedBody', { body: commission.body })]),
      ...(temporary.plan === undefined ? [reject('contract.noPlan', 'temporary.bySupplier')] : []),
    ],
    events: (values, state) => [event('DataPlanAssessed', internalTo(ownerOf(state)), values)],
  },
  recordMeasureChoice: {
    roles: ['secretariat', 'assessor'],
    roleRule: 'temporary.clinicians',
    kinds,
    phases: whileItCanChange,
    premises: ({ temporary }) =>
      (newestContract(temporary)?.contract.outcomeMeasures ?? []).length > 0
        ? []
        : [reject('contract.noMeasures', 'temporary.byProcurement')],
    requirements: ({ chosenOn }, _state, { today }) =>
      chosenOn > today ? [reject('date.inTheFuture', 'temporary.clinicians', { today }, 'chosenOn')] : [],
    events: (values, state) => [event('MeasureChoiceRecorded', internalTo(ownerOf(state)), values)],
  },
  draftContract: {
    roles: ['negotiator'],
    roleRule: 'temporary.byProcurement',
    kinds,
    anytime: true,
    phases: whileItCanChange,
    premises: (state) => [...hasSupplier(state), ...mayStillChange(state)],
    requirements: (values, state, { today, computations = noComputations }) => [
      ...faultsWithin(values, today),
      ...faultsOfValues(values, computations),
      ...withinTheDecision(values, state),
    ],
    events: (values, state) => [drafted(values, state)],
  },
  signContract: {
    roles: ['supplier', 'negotiator', 'beslutningsforum'],
    roleRule: 'temporary.obligations',
    kinds,
    anytime: true,
    phases: whileItCanChange,
    premises: (state, circumstances) => [
      ...(circumstances.actor.role === 'supplier' ? isTheSupplier(state, circumstances) : []),
      ...missingElements(state),
      ...notSignedBy(state, circumstances),
    ],
    requirements: (values, { temporary }) => {
      const newest = newestContract(temporary);
      return newest !== undefined && newest.version === values.contractVersion && newest.hash === values.contractHash
        ? []
        : [reject('contract.otherVersion', 'temporary.byProcurement', { version: newest?.version ?? 0 }, 'contractHash')];
    },
    events: (values, state, circumstances) => signed(values, state, circumstances),
  },
  confirmDelivery: {
    roles: ['secretariat', 'assessor'],
    roleRule: 'temporary.followedUp',
    kinds,
    anytime: true,
    phases: whileDecided,
    premises: inForce,
    requirements: ({ deliveredSource, deliveryNumber, deliveredOn }, state, { today }) => [
      ...notLater(deliveredOn, today, 'deliveredOn'),
      ...toBeDone(state, 'dataDelivery', deliverySubject(deliveredSource, deliveryNumber), 'deliveredSource'),
    ],
    events: ({ deliveryRemark, ...values }, state) => [
      {
        type: 'DeliveryConfirmed',
        label: publicLabel,
        values: { ...label(values, publicLabel), ...label({ deliveryRemark }, internalTo(ownerOf(state))) },
      },
    ],
  },
  meetMilestone: {
    roles: ['secretariat', 'assessor'],
    roleRule: 'temporary.followedUp',
    kinds,
    anytime: true,
    phases: whileDecided,
    premises: inForce,
    requirements: ({ milestoneId, metOn }, state, { today }) => [
      ...notLater(metOn, today, 'metOn'),
      ...toBeDone(state, 'milestone', milestoneId, 'milestoneId'),
    ],
    events: (values) => [event('MilestoneMet', publicLabel, values)],
  },
  recordFollowUp: {
    roles: ['system', 'assessor'],
    roleRule: 'temporary.followedUp',
    kinds,
    anytime: true,
    phases: whileDecided,
    premises: inForce,
    requirements: ({ dataUntil, reportHash, followUpResults }, state, { today }) => [
      ...notLater(dataUntil, today, 'dataUntil'),
      ...(/^[0-9a-f]{64}$/.test(reportHash) ? [] : [reject('results.hashForm', 'temporary.followedUp', {}, 'reportHash')]),
      ...faultsOfResults(followUpResults, contractInForce(state)?.contract ?? {}),
    ],
    // That there are figures is public; the figures leave the data room only as releases do (followup, disclosure).
    events: ({ followUpResults, ...values }, state, { today }) => [
      {
        type: 'FollowUpRecorded',
        label: publicLabel,
        values: { ...label(values, publicLabel), ...label({ followUpResults }, internalTo(bodies.secretariat)) },
      },
      ...openedBy({ dataUntil: values.dataUntil, results: followUpResults }, state, today),
    ],
  },
};

function inForce(state: CaseState): readonly Rejection[] {
  return contractInForce(state) === undefined ? [reject('temporary.notInForce', 'temporary.byNyeMetoder')] : [];
}

function notLater(day: CalendarDate, today: CalendarDate, field: string): readonly Rejection[] {
  return day > today ? [reject('date.inTheFuture', 'temporary.followedUp', { today }, field)] : [];
}

/** What is confirmed is due by the contract in force, and confirmed once. */
function toBeDone(
  state: CaseState,
  kind: TimerKind & ('dataDelivery' | 'milestone'),
  subject: string,
  field: string,
): readonly Rejection[] {
  const what = kind === 'dataDelivery' ? 'delivery' : 'milestone';
  if (!timersOf(state).some((each) => each.kind === kind && each.subject === subject)) {
    const known = [...new Set(timersOf(state).flatMap((each) => (each.kind === kind ? [each.subject] : [])))].join(', ');
    return [reject(`${what}.unknown`, 'temporary.followedUp', { subject, known }, field)];
  }
  const timer = timersOf(state).find((each) => each.kind === kind && each.subject === subject);
  const done = state.temporary.fulfilled.find((each) => each.kind === kind && each.subject === subject && each.due === timer?.due);
  if (done === undefined) return [];
  const code = kind === 'dataDelivery' ? 'delivery.alreadyConfirmed' : 'milestone.alreadyMet';
  return [reject(code, 'temporary.followedUp', { on: done.on }, field)];
}

/** Figures are about rules and measures of the contract, and lie within their own limits. */
function faultsOfResults(
  results: readonly FollowUpResult[],
  { decisionRules = [], outcomeMeasures = [] }: Contract,
): readonly Rejection[] {
  const [rules, measures] = [decisionRules.map(({ id }) => id), outcomeMeasures.map(({ id }) => id)];
  return results.flatMap(({ rule, measure, estimate, low, high }, index) => {
    const at = (column: string): string => `followUpResults.${index + 1}.${column}`;
    const inOrder = [low, estimate, high].filter((each) => each !== undefined);
    return [
      ...(rule === undefined || rules.includes(rule)
        ? []
        : [reject('results.unknownRule', 'temporary.followedUp', { id: rule, known: rules.join(', ') }, at('rule'))]),
      ...(measures.includes(measure)
        ? []
        : [reject('results.unknownMeasure', 'temporary.followedUp', { id: measure, known: measures.join(', ') }, at('measure'))]),
      ...(inOrder.every((each, place) => place === 0 || each >= (inOrder[place - 1] ?? each))
        ? []
        : [reject('results.limits', 'temporary.followedUp', {}, at('estimate'))]),
    ];
  });
}

/** A rule that is met and asks for more than to go on opens the re-assessment at once, unless it is open. */
function openedBy(fresh: Omit<FollowUp, 'recordedAt'>, state: CaseState, today: CalendarDate): readonly NewEvent[] {
  const contract = contractInForce(state)?.contract;
  if (contract === undefined || state.reassessment.open !== undefined) return [];
  const triggers = triggersOf(contract, [...state.temporary.followUps, fresh]);
  return triggers.length === 0
    ? []
    : [
        // Which rules are met is a figure like the others: it leaves the data room by a release.
        {
          type: 'ReassessmentOpened',
          label: publicLabel,
          values: {
            ...label({ reassessmentTrigger: 'rule', openedOn: today }, publicLabel),
            ...label({ triggeringRules: triggers.map(({ id }) => id) }, internalTo(bodies.secretariat)),
          },
        },
      ];
}

/** The organisation that asked for the case has the burden of evidence. */
function isTheSupplier(state: CaseState, { actor }: Circumstances): readonly Rejection[] {
  return ownerOf(state) === actor.organisation ? [] : [reject('contract.notTheSupplier', 'temporary.bySupplier')];
}

function hasSupplier({ kind }: CaseState): readonly Rejection[] {
  return kind === 'request' ? [] : [reject('contract.noSupplier', 'temporary.bySupplier')];
}

/** After another decision there is no contract to change. */
function mayStillChange(state: CaseState): readonly Rejection[] {
  return state.phase === 'published' && !isTemporary(state) ? [reject('temporary.notInForce', 'temporary.byNyeMetoder')] : [];
}

/** The day that was decided is moved by a decision, not by an amendment. */
function withinTheDecision({ reassessmentOn }: Contract, state: CaseState): readonly Rejection[] {
  const decided = isTemporary(state) ? decisionInForce(state.decisions)?.decision.reviewDate : undefined;
  return state.phase === 'published' && decided !== undefined && reassessmentOn !== undefined && reassessmentOn > decided
    ? [reject('contract.dateByDecision', 'temporary.reassessmentDate', { decided }, 'reassessmentOn')]
    : [];
}

function drafted(values: Contract, state: CaseState): NewEvent {
  const own = internalTo(ownerOf(state));
  const version = (newestContract(state.temporary)?.version ?? 0) + 1;
  const hashes = { contractVersion: version, contractHash: contractHash(values), publicHash: publicHash(values) };
  return {
    type: 'ContractDrafted',
    label: own,
    values: labelledContract({ ...values, ...hashes }, own, termsLabel(ownerOf(state))),
  };
}

const signatoryOf: Readonly<Record<string, Signatory>> = {
  supplier: 'supplier',
  negotiator: 'sykehusinnkjop',
  beslutningsforum: 'rhf',
};

function notSignedBy({ temporary }: CaseState, { actor }: Circumstances): readonly Rejection[] {
  const own = signatoryOf[actor.role];
  return standingSignatures(temporary).some(({ signatory }) => signatory === own)
    ? [reject('contract.alreadySigned', 'temporary.byProcurement')]
    : [];
}

/** A signature; the last one on an amendment puts it in place of what was signed before, for everyone to read. */
function signed(
  { contractVersion, contractHash: hash }: { readonly contractVersion: number; readonly contractHash: string },
  state: CaseState,
  { actor, today }: Circumstances,
): readonly NewEvent[] {
  const own = internalTo(ownerOf(state));
  const newest = newestContract(state.temporary);
  const signatory = signatoryOf[actor.role] ?? '';
  const hashOfPublic = newest?.publicHash;
  const signature: NewEvent = {
    type: 'ContractSigned',
    label: own,
    values: {
      ...label({ contractVersion, signatory, ...(hashOfPublic === undefined ? {} : { publicHash: hashOfPublic }) }, own),
      ...label({ contractHash: hash }, termsLabel(ownerOf(state))),
    },
  };
  const left = unsignedBy(state.temporary).filter((party) => party !== signatory);
  // While it is looked at again, what is signed waits for the decision.
  return newest !== undefined && left.length === 0 && isTemporary(state) && state.phase === 'published'
    ? [signature, publication(newest, state, today)]
    : [signature];
}

/** The contract as everyone may read it, its price and terms withheld. */
function publication(
  { version, contract, hash, publicHash: open }: ContractVersion,
  state: CaseState,
  signedOn: CalendarDate,
): NewEvent {
  const hashes = { contractVersion: version, contractHash: hash, publicHash: open, signedOn };
  return {
    type: 'ContractPublished',
    label: publicLabel,
    values: labelledContract({ ...contract, ...hashes }, publicLabel, termsLabel(ownerOf(state))),
  };
}

/** The contract that a temporary decision rests on is published with it; nothing for other decisions. */
export function publishedWith(state: CaseState, outcome: string | undefined, today: CalendarDate): readonly NewEvent[] {
  const signedContract = outcome === 'introducedTemporarily' ? contractThatStands(state.temporary) : undefined;
  return signedContract === undefined ? [] : [publication(signedContract, state, today)];
}

/** The newest version that every party has signed. */
function contractThatStands({ contracts, signatures }: TemporaryState): ContractVersion | undefined {
  return contracts.findLast((contract) =>
    signatories.every((party) =>
      signatures.some(
        ({ signatory, version, hash }) => signatory === party && version === contract.version && hash === contract.hash,
      ),
    ),
  );
}
