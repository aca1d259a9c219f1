import type { ReassessmentWords } from '../../nb/casework/reassessment.ts';

const choices = {
  supplyCondition: 'Continued supply to patients on treatment',
  permanent: 'Introduced permanently',
  permanentWithCriteria: 'Introduced permanently with special criteria',
  continuedOnNewTerms: 'Temporary introduction goes on under new terms',
  partialPhaseOut: 'Phased out for part of the group',
  fullPhaseOut: 'Phased out for everyone',
  renegotiate: 'The price is negotiated again before the decision',
  lowBenefit: 'Low or uncertain benefit',
  newEvidence: 'New evidence',
  betterAlternative: 'A better alternative exists',
  unwantedVariation: 'Unwanted variation in use',
  safetyConcern: 'Safety',
};

const outcomes: Readonly<Record<string, string>> = {
  introduced: 'introduced',
  introducedForSubgroup: 'introduced for a subgroup',
  introducedInPart: 'introduced in part',
  introducedTemporarily: 'introduced temporarily',
  discontinued: 'no longer offered',
  notIntroduced: 'not introduced',
};
const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `“${outcomes[id] ?? id}”`)
    .join(' or ');

/** Words of re-assessment and phase-out. */
export const reassessment: ReassessmentWords = {
  events: {
    ReassessmentOpened: 'Re-assessment opened',
    PhaseOutOpened: 'A method in use is considered for phase-out',
    ReassessmentPrepared: 'The re-assessment is prepared',
    ExitStepConfirmed: 'A step of the phase-out is carried out',
  },
  acts: {
    openReassessment: {
      title: 'Open re-assessment early',
      help: 'For when new information calls for it. Otherwise the re-assessment opens by itself on the date of the contract, or when a rule is met.',
      submit: 'Open the re-assessment',
    },
    openPhaseOut: {
      title: 'Consider the method for phase-out',
      help: 'For methods in use without a contract of temporary introduction. The reasons become public, and the decision in force holds until another is published.',
      submit: 'Consider for phase-out',
    },
    prepareReassessment: {
      title: 'Prepare the re-assessment',
      help: 'What was assumed, what has been seen and what the rules say stands on the page. What you write here becomes public.',
      submit: 'Present the re-assessment',
    },
    confirmExitStep: {
      title: 'Confirm a step of the phase-out',
      help: 'The regions confirm for their trusts. The date becomes public, the remark is internal.',
      submit: 'Confirm the step',
    },
  },
  fields: {
    reassessmentOutcome: { label: 'Outcome of the re-assessment', hint: 'Only when the case is being re-assessed or phased out.' },
    phaseOutGround: { label: 'Ground for considering phase-out' },
    assumedSummary: { label: 'What was assumed' },
    observedSummary: { label: 'What has been seen' },
    practiceSummary: { label: 'Actual practice against the indication' },
    reassessmentAdvice: { label: 'Advice to Beslutningsforum' },
    adviceReason: { label: 'Reason for the advice' },
    exitStep: { label: 'Step', hint: 'The short name as it stands in the exit plan.' },
    exitRegion: { label: 'Region', hint: 'For steps that each region carries out.' },
    doneOn: { label: 'Carried out on' },
    exitRemark: { label: 'Remark' },
  },
  sections: {},
  choices,
  rejections: {
    'reassessment.alreadyOpen': () => 'The case is being re-assessed already.',
    'reassessment.notOpen': () => 'The case is not being re-assessed.',
    'reassessment.notPrepared': () =>
      'The re-assessment is not prepared yet. The agency presents it before Beslutningsforum takes it up.',
    'reassessment.outcomeMissing': () => 'The case is being re-assessed. Choose its outcome.',
    'reassessment.outcomeNotHere': () => 'The case is not being re-assessed. Leave the field empty.',
    'reassessment.anotherDecision': (d) =>
      `The outcome does not fit the decision. Choose ${named(d['fitting'])} as the decision, or another outcome.`,
    'reassessment.noCriteria': () =>
      'The outcome is introduction with special criteria. Write them as conditions or as start and stop criteria.',
    'phaseOut.notInUse': () => 'The method is not in use by the decision in force, so there is nothing to phase out.',
    'phaseOut.hasContract': () => 'The method is introduced temporarily under a contract. Open the re-assessment instead.',
    'phaseOut.noExitPlan': () =>
      'The exit plan lacks steps for new patients or for patients on treatment. Add them when the re-assessment is prepared.',
    'phaseOut.noSupplyCondition': () =>
      'The supplier shall keep supplying patients on treatment. Add it as a condition of the kind “Continued supply to patients on treatment”.',
    'exit.none': () => 'No phase-out has been decided in the case.',
    'exit.unknownStep': (d) => `“${d['step']}” is no step of the plan. The steps are: ${d['known']}.`,
    'exit.region': () => 'Choose the region for steps that each region carries out, and leave the field empty for others.',
    'exit.notYours': () => 'A region confirms for itself, Sykehusinnkjøp what is not regional, and the secretariat everything.',
    'exit.alreadyDone': (d) => `The step is confirmed already, as of ${d['on']}.`,
  },
  rules: {
    'reassessment.onDate': 'The re-assessment is carried out on the date that was set.',
    'reassessment.newInformation': 'New or changed information may lead to re-assessment.',
    'reassessment.prepared': 'The agencies assess the new data before Beslutningsforum decides again.',
    'reassessment.outcomes':
      'A re-assessment can end in permanent introduction, possibly with special criteria, renegotiation of the price, or phase-out for all or some.',
    'phaseOut.inUse': 'Methods in use can be identified, selected and assessed for phase-out.',
    'phaseOut.exitPlan': 'It must be clear what happens to new patients and to patients on treatment.',
    'phaseOut.supply':
      'On a negative re-assessment the supplier keeps supplying patients on treatment until there is no effect and the clinician stops. As in England.',
    'phaseOut.carriedOut': 'The regional health authorities carry out the phase-out.',
  },
};
