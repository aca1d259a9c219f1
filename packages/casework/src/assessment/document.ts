import { internalTo, type Label } from '../confidentiality.ts';
import { bodies, type OrganisationId, type Party } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';

/**
 * Every reason why someone cannot write the assessment document of a case; empty when they can. The commissioned body writes, from the
 * commission on and for as long as the case lives. A1 (L331-334).
 */
export function obstaclesToWriting(state: CaseState, actor: Party): readonly Rejection[] {
  const rule = 'assessment.byCommissionedBody';
  if (actor.role !== 'assessor') return [reject('role.notAllowed', rule, { role: actor.role, allowed: 'assessor' })];
  const body = state.commission?.body;
  if (body === undefined) return [reject('step.notNow', 'order.ofSteps', { phase: state.phase, allowed: 'commissioned' })];
  return body === actor.organisation ? [] : [reject('body.notCommissioned', rule, { body })];
}

/** The class of a version of the document while nothing cites it in public: internal to the bodies. */
export const documentLabel = (body: OrganisationId): Label => internalTo(body);

/**
 * A result is as confidential as the strictest input of its run: `open` where all inputs are public, else internal to the bodies,
 * or confidential to those who assess, negotiate, sign off and decide. S13.R2: cost per QALY is confidential where the price is.
 */
export function resultLabel(confidentiality: Label['class'], body: OrganisationId, open: Label): Label {
  switch (confidentiality) {
    case 'public':
      return open;
    case 'internal':
      return internalTo(body);
    case 'confidential':
      return {
        class: 'confidential',
        ground: 'tradeSecret',
        owner: body,
        sharedWith: [bodies.sykehusinnkjop, bodies.bestillerforum, bodies.beslutningsforum],
      };
  }
}
