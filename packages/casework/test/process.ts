import {
  type AssessmentReference,
  type CaseEvent,
  type CaseState,
  type CommandType,
  caseFrom,
  decide,
  emptyCase,
  evolve,
  type FileReference,
  judgements,
  newestContract,
  type Party,
  type Rejection,
  type Role,
  type RunReference,
} from '../src/index.ts';
import { referencesIn } from './participation/references.ts';
import { computations, dataPlan, followUp, measureChoice, planAssessment, wholeContract } from './temporary-stage.ts';

/** A small stage on which spec tests play the process: people, a clock, a log. */
export const people = {
  proposer: { person: 'proposer-1', role: 'proposer', organisation: 'forslagsstiller-a' },
  supplierA: { person: 'supplier-1', role: 'supplier', organisation: 'leverandor-a' },
  supplierB: { person: 'supplier-2', role: 'supplier', organisation: 'leverandor-b' },
  secretariat: { person: 'secretariat-1', role: 'secretariat', organisation: 'sekretariatet' },
  bestillerforum: { person: 'bestiller-1', role: 'bestillerforum', organisation: 'bestillerforum' },
  assessorDmp: { person: 'assessor-1', role: 'assessor', organisation: 'dmp' },
  assessorFhi: { person: 'assessor-2', role: 'assessor', organisation: 'fhi' },
  negotiator: { person: 'negotiator-1', role: 'negotiator', organisation: 'sykehusinnkjop' },
  beslutningsforum: { person: 'beslutning-1', role: 'beslutningsforum', organisation: 'beslutningsforum' },
  expert: { person: 'expert-1', role: 'expert', organisation: 'fagekspert-a' },
  region: { person: 'region-1', role: 'healthTrust', organisation: 'helse-vest' },
  userRepresentative: { person: 'user-1', role: 'userRepresentative', organisation: 'brukerutvalgene' },
  healthTrust: { person: 'trust-1', role: 'healthTrust', organisation: 'helse-bergen' },
  otherTrust: { person: 'trust-2', role: 'healthTrust', organisation: 'oslo-universitetssykehus' },
} as const satisfies Record<string, Party & { role: Role }>;
export type Actor = keyof typeof people;

export const today = '2026-11-23';

const prose = 'En tilstrekkelig lang tekst.';

const document: AssessmentReference = {
  version: 1,
  document: 'd'.repeat(64),
  result: '9'.repeat(64),
  confidentiality: 'public',
};

export const file: FileReference = {
  id: 'upload-1',
  hash: '7'.repeat(64),
  size: 2_147_483_648,
  mediaType: 'application/pdf',
  name: 'dossier.pdf',
};

const imported = {
  importedSubstance: 'Konstruktinib',
  importedBrand: 'Eksempla',
  importedIndication: 'Sjelden kreft',
  importedType: 'medicine',
  decidedOn: '2023-03-15',
  shortDecision: 'Innført',
  wholeDecision: 'Konstruktinib innføres.',
};

export const run: RunReference = {
  result: 'a'.repeat(64),
  model: 'b'.repeat(64),
  modelId: 'colon-exercise-norway',
  inputs: 'c'.repeat(64),
  engine: 'd'.repeat(64),
  confidentiality: 'public',
  draws: 10_000,
  seed: 1,
  currency: 'NOK',
  strategies: ['control', 'exercise'],
  incrementalCosts: 32_763.619,
  incrementalQalys: 0.91022168,
  costPerQaly: 35_995.208,
};

/** A valid form for every act. */
export const forms: { readonly [C in CommandType]: Readonly<Record<string, unknown>> } = {
  submitRequest: {
    title: 'Legemiddel X',
    substance: 'stoff-x',
    population: prose,
    wholeIndication: true,
    comparator: 'Dagens behandling',
    reason: prose,
    documentationDate: '2027-01-15',
    contact: 'Regulatorisk ansvarlig, post@example.org',
    constructed: true,
  },
  submitProposal: {
    title: 'Strukturert trening',
    methodType: 'procedure',
    population: prose,
    comparator: 'Dagens oppfølging',
    reason: prose,
    contact: 'Seksjonsleder, post@example.org',
  },
  claimConfidentiality: { claimedText: 'Dagens behandling', legalGround: 'tradeSecret', reason: prose },
  judgeClaim: { claimId: '1', claimJudgement: 'claimAccepted', reason: prose },
  openValue: { withheldItem: 'PriceOfferRecorded.pricePerPack', ownerConsents: true },
  overrideDisclosure: { withheldItem: 'offer 1', narrowestAccepted: 5, reason: prose },
  askForCompletion: { missing: prose },
  completeRequest: { completion: prose },
  submitNotice: {
    title: 'Bildestyrt ablasjon',
    methodType: 'procedure',
    population: prose,
    comparator: 'Dagens behandling',
    noticeSource: prose,
  },
  amendRequest: { documentationDate: '2027-02-15' },
  amendProposal: { methodType: 'procedure' },
  closeUnanswered: {},
  withdrawCase: { withdrawnBecause: prose },
  assessSuitability: {
    suitabilityVerdict: 'suitableNational',
    suggestedType: 'full',
    suitabilityKnowledge: prose,
    suitabilityEarlier: prose,
    suitabilityReason: prose,
  },
  stateComparability: {
    comparedMethod: 'Legemiddel Y',
    expertVerdict: 'expertComparable',
    comparedEffect: prose,
    comparedSideEffects: prose,
  },
  concludeComparability: { comparabilityVerdict: 'comparabilityNotClarified', comparabilityReason: prose },
  checkPdScheme: { schemeEnrolled: true, schemeInhibitor: true, schemeNewIndication: true, schemeSource: prose },
  cancelCommission: { meetingDate: today, cancellationReason: prose },
  startMiniHta: {
    title: 'Digital oppfølging av kroniske sår',
    methodType: 'organisational',
    miniHtaPurpose: 'toIntroduce',
    department: 'Kirurgisk klinikk',
    peerTrust: 'oslo-universitetssykehus',
    contact: 'Klinikksjef, post@example.org',
  },
  writeMiniHta: {
    population: prose,
    comparator: 'Fysisk konsultasjon',
    miniHtaMethod: prose,
    literatureSearch: prose,
    literatureSearchedOn: today,
    localEffect: prose,
    localSafety: prose,
    costsByParty: [
      { payer: 'hospitalPays', item: 'Konsultasjoner', perYear: -240_000 },
      { payer: 'municipalityPays', item: 'Hjemmesykepleie', oneTime: 30_000, perYear: 90_000 },
    ],
    localOrganisation: prose,
    localEthics: prose,
    localConclusion: prose,
  },
  reviewMiniHta: {
    reviewOfSearch: 'reviewAgrees',
    reviewOfEffect: 'reviewPartlyAgrees',
    reviewOfSafety: 'reviewAgrees',
    reviewOfConsequences: 'reviewAgrees',
    reviewStatement: prose,
    reviewIndependence: prose,
    reviewVerdict: 'reviewAccepted',
  },
  decideMiniHta: { localOutcome: 'localIntroduced', localReason: prose },
  stopMiniHta: { localStopReason: prose },
  weighSelection: {
    largeGain: 'considerationMet',
    largeGainReason: prose,
    largeGroup: 'considerationNotMet',
    largeGroupReason: prose,
    savesPersonnel: 'considerationNotKnown',
    savesPersonnelReason: prose,
    largeConsequences: 'considerationPartlyMet',
    largeConsequencesReason: prose,
    assessmentLevel: 'nationalLevel',
    assessmentLevelReason: prose,
  },
  answerAiQuestions: {
    aiEffect: 'aiAnswered',
    aiSafety: 'aiAnswered',
    aiRisks: 'aiPartlyAnswered',
    aiReplaces: 'aiAnswered',
    aiCostEffective: 'aiUnanswered',
    aiOrganisation: 'aiAnswered',
    aiLaw: 'aiAnswered',
    aiEthics: 'aiAnswered',
    aiOverdiagnosis: 'aiPartlyAnswered',
    aiPrivacy: 'aiAnswered',
    aiSecurity: 'aiAnswered',
    aiValidated: 'aiPartlyAnswered',
    aiAutomatedDecisions: 'aiNotRelevant',
    aiPurpose: 'aiAnswered',
    aiReadiness: 'aiUnanswered',
    aiMonitoring: 'aiPartlyAnswered',
    aiExplanation: prose,
  },
  registerCase: { title: 'Strukturert trening', population: prose, comparator: 'Dagens oppfølging' },
  commissionAssessment: { assessmentType: 'costPerQaly', body: 'fhi', meetingDate: today, reason: prose },
  declineAssessment: { meetingDate: today, reason: prose },
  recordCommission: { assessmentType: 'costPerQaly', body: 'fhi', meetingDate: today, reason: prose },
  recordRefusal: { meetingDate: today, reason: prose },
  publishCommission: {},
  attachRun: { run },
  attachAssessment: { document },
  deliverAssessment: { benefit: prose, resources: prose, severity: prose, uncertainty: prose, unansweredInputReason: prose },
  signOffAssessment: {},
  recordPriceOffer: { pricePerPack: 41_317, maximumPricePerPack: 52_000, validUntil: '2027-06-30', terms: prose },
  recordPriceNote: { note: prose },
  attachDocument: {
    file,
    documentTitle: 'Dokumentasjonspakke',
    documentKind: 'documentation',
    documentClass: 'confidential',
    documentGround: 'tradeSecret',
    documentSharedWith: ['sekretariatet', 'dmp'],
  },
  supersedeDocument: { documentId: file.id, file: { ...file, id: 'upload-2', hash: '8'.repeat(64) } },
  withdrawDocument: { documentId: file.id, withdrawalReason: prose },
  publishDocument: { documentId: file.id },
  claimInDocument: {
    documentId: file.id,
    filePassages: [{ page: 2, passage: 'Prisen er 40 000 kroner.', ground: 'tradeSecret' }],
    documentPages: 3,
  },
  withdrawDocumentClaims: { documentId: file.id, withdrawalReason: prose },
  deliverRedacted: { documentId: file.id, file: { ...file, id: 'upload-3', hash: '6'.repeat(64) } },
  importMethod: { importedNumber: 'ID2013_036', ...imported },
  updateImported: imported,
  recordDecision: {
    outcome: 'introduced',
    population: prose,
    meetingDate: today,
    agreeing: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
    reasonBenefit: prose,
    reasonResources: prose,
    reasonSeverity: prose,
    reasonOverall: prose,
    validFrom: '2026-12-01',
    judgements: judgements.map((judgement) => ({ judgement, direction: 'neutral', weight: 'noWeight', text: prose })),
  },
  publishDecision: {},
  undoLast: {},
  proposeParticipant: {
    participantKind: 'clinicalExpert',
    participantName: 'Overlege A',
    expertise: 'Onkologi',
    proposalReason: prose,
  },
  askParticipant: {
    account: 'fagekspert-a',
    employer: 'helse-bergen',
    assignment: prose,
    hoursNeeded: 10,
    replyBy: '2026-12-01',
  },
  consentToTakePart: { consents: true, hasInterestsInCase: false },
  releaseTime: { release: 'workingHours', releasedHours: 10 },
  judgeInterests: { interestsJudgement: 'noConflict', judgementReason: prose },
  appointParticipant: {},
  askQuestions: { questions: [{ question: prose, whyAsked: prose, answerKind: 'words', answerBy: '2026-12-10' }] },
  answerQuestion: { answerText: prose },
  giveFeedback: { inputEffect: 'unchangedText', inputEffectReason: prose },
  giveInput: {
    inputTarget: 'wholeCase',
    inputText: prose,
    senderCapacity: 'organisationInput',
    senderName: 'Pasientorganisasjon A',
    senderInterests: 'ingen',
    contact: 'Leder, post@example.org',
  },
  publishInput: { inputPublication: 'publishWhole' },
  receiveInput: {
    inputId: '6f1c1d1e-0000-4000-8000-000000000001',
    inputPublication: 'publishWhole',
    inputTarget: 'wholeCase',
    inputText: prose,
    senderCapacity: 'relative',
    senderInterests: 'ingen',
    givenOn: today,
    givenAtStage: 'duringAssessment',
  },
  answerInput: { inputEffect: 'notedOnly', inputEffectReason: prose },
  returnFromMeeting: { meetingOutcome: 'postponed', meetingDate: today, reason: prose },
  receiveDocumentation: { documentationReceivedOn: today, documentationContents: prose },
  declareDocumentationComplete: {},
  declareDocumentationIncomplete: { missing: prose },
  startAssessment: { assessmentBasis: 'publicSources' },
  stopClock: { stopReason: 'supplementaryDocumentation', missing: prose },
  resumeClock: {},
  handOverClock: { clockParty: 'rhf', reason: prose },
  correctClock: { clockEntry: 1, clockDay: '2026-11-20', clockParty: 'secretariat', reason: prose },
  recordAuthorisation: { authorisedOn: '2026-05-04' },
  postponeDecision: {
    sentTo: 'laterMeeting',
    meetingDate: today,
    agreeing: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
    awaited: prose,
  },
  reopenCase: { reopenedFor: 'newDecision', meetingDate: today, newInformation: prose },
  informTrusts: { informedRegions: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'], sentOn: today },
  acknowledgeInformation: {},
  reportIntroduction: { inUse: 'inUseYes', inUseFrom: '2026-12-02', displaced: prose },
  reportUse: { useYear: 2026, useQuarter: 'q3', patientsTreated: 12, packsUsed: 40, useCost: 1_652_680 },
  flagGuideline: {
    guideline: 'Handlingsprogram for tykktarmskreft',
    guidelineChange: prose,
    guidelineResponsible: 'Helsedirektoratet',
  },
  guidelineRevised: { guideline: 'Handlingsprogram for tykktarmskreft', revisedOn: today },
  presentDataPlan: dataPlan,
  assessDataPlan: planAssessment,
  recordMeasureChoice: measureChoice,
  draftContract: wholeContract,
  signContract: {},
  confirmDelivery: { deliveredSource: 'kreftregisteret', deliveryNumber: 1, deliveredOn: today },
  meetMilestone: { milestoneId: 'halvveis', metOn: today },
  recordFollowUp: followUp,
  openReassessment: { newInformation: prose },
  openPhaseOut: { phaseOutGround: 'lowBenefit', meetingDate: today, newInformation: prose },
  prepareReassessment: {
    assumedSummary: prose,
    observedSummary: prose,
    reassessmentAdvice: 'permanent',
    adviceReason: prose,
  },
  confirmExitStep: { exitStep: 'lever-videre', doneOn: today },
};

/** A valid form as a page would fill it in for someone in a case: with the references to what waits there. */
export function formFor(type: CommandType, state: CaseState, actor: Party): Readonly<Record<string, unknown>> {
  return { ...forms[type], ...referencesIn(state, actor)[type], ...(type === 'signContract' ? signatureOf(state) : {}) };
}

/** What a signature names: the newest contract, by its hash. */
function signatureOf({ temporary }: CaseState): Readonly<Record<string, unknown>> {
  const newest = newestContract(temporary);
  return newest === undefined ? {} : { contractVersion: newest.version, contractHash: newest.hash };
}

export interface Stage {
  readonly log: readonly CaseEvent[];
  readonly state: CaseState;
  readonly rejections: readonly Rejection[];
}

export const opening: Stage = { log: [], state: emptyCase('case-1'), rejections: [] };

/** The stage after an actor tries an act; refused acts leave the log as it was. The clock moves a minute per event. */
export function attempt(
  stage: Stage,
  actor: Actor | Party,
  type: CommandType,
  changes: Readonly<Record<string, unknown>> = {},
  at?: string,
): Stage {
  const party = typeof actor === 'string' ? people[actor] : actor;
  const minute = String(stage.log.length).padStart(2, '0');
  const now = at ?? `${today}T09:${minute}:00.000Z`;
  const outcome = decide(
    stage.state,
    { type, values: { ...formFor(type, stage.state, party), ...changes } },
    { actor: party, now, today: now.slice(0, 10), nextNumber: 'ID2026_001', computations },
  );
  if (!outcome.ok) return { ...stage, rejections: outcome.rejections };
  const added = outcome.events.map(
    (event, index): CaseEvent => ({
      ...event,
      caseId: stage.state.id,
      version: stage.state.version + index + 1,
      recordedAt: now,
      actor: party,
    }),
  );
  return { log: [...stage.log, ...added], state: added.reduce(evolve, stage.state), rejections: [] };
}

export type Step = readonly [Actor, CommandType, Readonly<Record<string, unknown>>?];

/** Plays steps that must all succeed. */
export function play(steps: readonly Step[], from: Stage = opening): Stage {
  return steps.reduce((stage, [actor, type, changes]) => {
    const next = attempt(stage, actor, type, changes ?? {});
    if (next.rejections.length > 0) throw new Error(`${actor} ${type}: ${JSON.stringify(next.rejections)}`);
    return next;
  }, from);
}

export const wholeWay: readonly Step[] = [
  ['proposer', 'submitProposal'],
  ['secretariat', 'registerCase'],
  ['bestillerforum', 'commissionAssessment'],
  ['assessorFhi', 'attachRun'],
  ['assessorFhi', 'attachAssessment'],
  ['assessorFhi', 'deliverAssessment'],
  ['bestillerforum', 'signOffAssessment'],
  ['beslutningsforum', 'recordDecision'],
  ['secretariat', 'publishDecision'],
];

export const medicineWay: readonly Step[] = [
  ['supplierA', 'submitRequest'],
  ['secretariat', 'registerCase'],
  ['bestillerforum', 'commissionAssessment', { body: 'dmp' }],
  ['negotiator', 'recordPriceOffer'],
  ['assessorDmp', 'attachRun'],
  ['assessorDmp', 'attachAssessment'],
  ['assessorDmp', 'deliverAssessment'],
  ['bestillerforum', 'signOffAssessment'],
  ['negotiator', 'recordPriceNote'],
  ['beslutningsforum', 'recordDecision'],
  ['secretariat', 'publishDecision'],
];

export { caseFrom };
