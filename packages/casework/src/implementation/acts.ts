import { regionOf } from '@likeverd/reference';
import { type Acts, type Circumstances, event, label } from '../act.ts';
import { internalTo, type Label, publicLabel } from '../confidentiality.ts';
import { isAddress } from '../decision/acts.ts';
import { introduces } from '../decision/fields.ts';
import { decisionInForce } from '../decision/state.ts';
import { bodies, regionalHealthAuthorities } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { RuleId } from '../rules.ts';
import type { CaseState, Phase } from '../state.ts';
import type { implementationFields } from './fields.ts';
import { type ImplementationState, informedTrusts, openFlags, periodEndOf, periodOf, sameGuideline } from './state.ts';

/** A decision holds until another one does, also while the case is open again. */
const whileDecided: readonly Phase[] = ['published', 'commissioned', 'delivered', 'signedOff', 'decided'];

/** The acts of implementation. */
export const implementationActs: Acts<typeof implementationFields> = {
  informTrusts: {
    roles: ['secretariat'],
    roleRule: 'implementation.inform',
    anytime: ({ implementation }) => allInformed(implementation),
    phases: whileDecided,
    premises: (state) => hasDecision(state, 'implementation.inform'),
    requirements: ({ sentOn }, _state, { today }) =>
      sentOn > today ? [reject('implementation.dateNotYet', 'implementation.inform', { today }, 'sentOn')] : [],
    events: (values) => [event('TrustsInformed', publicLabel, values)],
  },
  acknowledgeInformation: {
    roles: ['healthTrust'],
    roleRule: 'implementation.inform',
    phases: whileDecided,
    premises: (state, circumstances) => [
      ...hasDecision(state, 'implementation.inform'),
      ...isTrust(circumstances, 'implementation.inform'),
      ...awaitsAcknowledgement(state, circumstances),
    ],
    events: ({ forwardedTo }, _state, { actor }) => [
      {
        type: 'InformationAcknowledged',
        label: publicLabel,
        values: label({ forwardedTo }, internalTo(actor.organisation)),
      },
    ],
  },
  reportIntroduction: {
    roles: ['healthTrust'],
    roleRule: 'implementation.byTrust',
    anytime: ({ implementation }, trust) => !awaitsIntroduction(implementation, trust),
    phases: whileDecided,
    premises: (state, circumstances) => [
      ...isInUse(state, 'implementation.byTrust'),
      ...isTrust(circumstances, 'implementation.byTrust'),
    ],
    requirements: ({ inUseFrom }, state) => {
      const validFrom = decisionInForce(state.decisions)?.decision.validFrom;
      return inUseFrom !== undefined && validFrom !== undefined && inUseFrom < validFrom
        ? [reject('implementation.beforeValidFrom', 'implementation.fromDate', { validFrom }, 'inUseFrom')]
        : [];
    },
    events: (values) => [event('IntroductionReported', publicLabel, values)],
  },
  reportUse: {
    roles: ['healthTrust'],
    roleRule: 'implementation.byTrust',
    anytime: true,
    phases: whileDecided,
    premises: (state, circumstances) => [
      ...hasDecision(state, 'implementation.byTrust'),
      ...isTrust(circumstances, 'implementation.byTrust'),
    ],
    requirements: ({ useYear, useQuarter, patientsTreated, packsUsed }, _state, { today }) => [
      ...Object.entries({ useYear, patientsTreated, packsUsed }).flatMap(([field, value]) =>
        value === undefined || Number.isInteger(value)
          ? []
          : [reject('implementation.wholeNumber', 'implementation.byTrust', {}, field)],
      ),
      ...(periodEndOf(periodOf(useYear, useQuarter)) >= today
        ? [reject('implementation.periodNotOver', 'implementation.byTrust', { today }, 'useQuarter')]
        : []),
    ],
    events: ({ useCost, ...values }, _state, { actor }) => {
      const own = internalTo(actor.organisation);
      return [
        {
          type: 'UseReported',
          label: own,
          values: { ...label(values, own), ...label({ useCost }, costLabel(actor.organisation)) },
        },
      ];
    },
  },
  flagGuideline: {
    roles: ['secretariat'],
    roleRule: 'implementation.guidelines',
    anytime: true,
    phases: whileDecided,
    premises: (state) => hasDecision(state, 'implementation.guidelines'),
    requirements: ({ guideline, guidelineAddress }, { implementation }) => [
      ...goodLink(guidelineAddress),
      ...(openFlags(implementation).some((flag) => sameGuideline(flag.guideline, guideline))
        ? [reject('guideline.alreadyFlagged', 'implementation.guidelines', { guideline }, 'guideline')]
        : []),
    ],
    events: (values) => [event('GuidelineFlagged', publicLabel, values)],
  },
  guidelineRevised: {
    roles: ['secretariat'],
    roleRule: 'implementation.guidelines',
    phases: whileDecided,
    premises: ({ implementation }) =>
      openFlags(implementation).length > 0 ? [] : [reject('guideline.notFlagged', 'implementation.guidelines', { open: '' })],
    requirements: ({ guideline, guidelineAddress, revisedOn }, { implementation }, { today }) => {
      const open = openFlags(implementation).map((flag) => flag.guideline);
      return [
        ...goodLink(guidelineAddress),
        ...(revisedOn > today ? [reject('implementation.dateNotYet', 'implementation.guidelines', { today }, 'revisedOn')] : []),
        ...(open.some((flag) => sameGuideline(flag, guideline))
          ? []
          : [reject('guideline.notFlagged', 'implementation.guidelines', { open: open.join('; ') }, 'guideline')]),
      ];
    },
    events: (values) => [event('GuidelineRevised', publicLabel, values)],
  },
};

function hasDecision({ decisions }: CaseState, rule: RuleId): readonly Rejection[] {
  return decisionInForce(decisions) === undefined ? [reject('implementation.noDecision', rule)] : [];
}

/** A method is introduced by a trust only where it was decided that it may be. S14.R1, S14.R2. */
function isInUse({ decisions }: CaseState, rule: RuleId): readonly Rejection[] {
  const outcome = decisionInForce(decisions)?.decision.outcome;
  if (outcome === undefined) return [reject('implementation.noDecision', rule)];
  return introduces(outcome) ? [] : [reject('implementation.notInUse', rule, { outcome })];
}

function isTrust({ actor }: Circumstances, rule: RuleId): readonly Rejection[] {
  return regionOf(actor.organisation) === undefined
    ? [reject('implementation.notATrust', rule, { organisation: actor.organisation })]
    : [];
}

/** A letter about the decision in force has gone to the trust's region, and the trust has not said that it has it. */
function awaitsAcknowledgement({ implementation }: CaseState, { actor }: Circumstances): readonly Rejection[] {
  const { ordinal, letters, acknowledgements } = implementation;
  const region = regionOf(actor.organisation) ?? '';
  if (!letters.some((letter) => letter.ordinal === ordinal && letter.recipients.includes(region)))
    return [reject('implementation.notInformed', 'implementation.inform')];
  return acknowledgements.some((seen) => seen.ordinal === ordinal && seen.trust === actor.organisation)
    ? [reject('implementation.alreadyAcknowledged', 'implementation.inform')]
    : [];
}

/** A trust that has the letter about the decision in force tells once whether the method is in use; it may tell again. */
function awaitsIntroduction(implementation: ImplementationState, trust: string): boolean {
  const { ordinal, introductions } = implementation;
  return (
    informedTrusts(implementation).includes(trust) &&
    !introductions.some((told) => told.ordinal === ordinal && told.trust === trust)
  );
}

/** Letters about the decision in force have gone to every region; another may be sent, but nobody waits for it. */
function allInformed({ ordinal, letters }: ImplementationState): boolean {
  const informed = letters.filter((letter) => letter.ordinal === ordinal).flatMap(({ recipients }) => recipients);
  return regionalHealthAuthorities.every((region) => informed.includes(region));
}

function goodLink(address: string | undefined): readonly Rejection[] {
  return address === undefined || isAddress(address)
    ? []
    : [reject('link.form', 'implementation.guidelines', {}, 'guidelineAddress')];
}

/** What a trust paid: with the packs it gives the price, which is the supplier's secret. A8-6, S13.R2, S32.R1. */
function costLabel(trust: string): Label {
  return { class: 'confidential', ground: 'tradeSecret', owner: trust, sharedWith: [bodies.sykehusinnkjop] };
}
