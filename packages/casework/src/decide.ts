import type { Act, Circumstances } from './act.ts';
import { acts } from './acts.ts';
import { withClock } from './clock/moves.ts';
import type { NewEvent } from './events.ts';
import { type Command, type CommandType, type CommandValues, type commandFields, commandTypes } from './fields.ts';
import type { CaseKind } from './intake/events.ts';
import { type Role, viewerOf } from './parties.ts';
import { type Rejection, reject } from './rejections.ts';
import { newestEdition, ruleInForce } from './rules.ts';
import type { CaseState } from './state.ts';
import { validate } from './validation.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** True for the acts that open a case. */
export function opensCase(type: CommandType): boolean {
  return acts[type].phases.length === 0;
}

/** The acts that belong to a role. */
export function actsOf(role: Role): readonly CommandType[] {
  return commandTypes.filter((type) => acts[type].roles.includes(role));
}

/**
 * The events that follow from a command, or every reason why it is refused, each with its rule. Pure; the state must be the whole
 * case, not a redacted view.
 *
 * Rules: see rules.ts; order of steps S14 (Box 7.5).
 */
export function decide(state: CaseState, command: Command, circumstances: Circumstances): Decision {
  return decideTyped(command.type, state, command, circumstances);
}

function decideTyped<C extends CommandType>(type: C, state: CaseState, command: Command, circumstances: Circumstances): Decision {
  const act: Act<(typeof commandFields)[C]> = acts[type];
  const obstacles = obstaclesTo(type, state, circumstances);
  const validated = validate(type, command.values, ruleDay(state, circumstances));
  if (!validated.ok) return { ok: false, rejections: [...obstacles, ...cited(validated.rejections, state, circumstances)] };
  // validate() has checked every field of this command against the descriptors from which CommandValues<C> is computed.
  const values = validated.values as unknown as CommandValues<C>;
  const rejections = [...obstacles, ...binding(act.requirements?.(values, state, circumstances) ?? [], state, circumstances)];
  return rejections.length > 0
    ? { ok: false, rejections }
    : { ok: true, events: withClock(state, act.events(values, state, circumstances), circumstances) };
}

/** The day whose rules bind a case: the day it came in; today for one that is being opened. */
function ruleDay(state: CaseState, { today }: Circumstances): string {
  return state.receivedOn ?? today;
}

/** The refusals whose rule binds this case: a case from before a rule was made is not held to it. */
function binding(rejections: readonly Rejection[], state: CaseState, circumstances: Circumstances): readonly Rejection[] {
  const day = ruleDay(state, circumstances);
  return cited(
    rejections.filter(({ rule }) => ruleInForce(rule, day) !== undefined),
    state,
    circumstances,
  );
}

/** Refusals with the edition of their rule that binds the case. */
function cited(rejections: readonly Rejection[], state: CaseState, circumstances: Circumstances): readonly Rejection[] {
  const day = ruleDay(state, circumstances);
  return rejections.map((rejection) => ({
    ...rejection,
    ruleVersion: (ruleInForce(rejection.rule, day) ?? newestEdition(rejection.rule)).version,
  }));
}

/** Every reason why an act cannot be done in this case now by this actor, whatever would be filled in; empty when it can. */
export function obstaclesTo(type: CommandType, state: CaseState, circumstances: Circumstances): readonly Rejection[] {
  const act = acts[type];
  const { actor, now } = circumstances;
  if (!act.roles.includes(actor.role)) {
    return cited(
      [reject('role.notAllowed', act.roleRule, { role: actor.role, allowed: act.roles.join(', ') })],
      state,
      circumstances,
    );
  }
  const opening = opensCase(type);
  const reasons: Rejection[] = [];
  if (opening !== (state.version === 0) || (!opening && !act.phases.includes(state.phase))) {
    reasons.push(reject('step.notNow', act.stepRule ?? 'order.ofSteps', { phase: state.phase, allowed: act.phases.join(', ') }));
  }
  if (viewerOf(actor, state.id) === null) reasons.push(reject('meeting.disqualified', 'meeting.disqualified'));
  if (now < state.lastRecordedAt) reasons.push(reject('clock.behindLog', 'log.appendOnly', { now, last: state.lastRecordedAt }));
  return [
    ...cited(reasons, state, circumstances),
    ...(opening ? [] : binding(act.premises?.(state, circumstances) ?? [], state, circumstances)),
  ];
}

/** One act as a viewer meets it: possible, or not and why. */
export interface AvailableAct {
  readonly type: CommandType;
  readonly obstacles: readonly Rejection[];
}

/** What the actor's role could ever do in a case, each with the reasons why not now. */
export function availableActs(state: CaseState, circumstances: Circumstances): readonly AvailableAct[] {
  return actsOf(circumstances.actor.role)
    .filter((type) => !opensCase(type) && isOfKind(type, state))
    .map((type) => ({ type, obstacles: obstaclesTo(type, state, circumstances) }));
}

/** Cases of the national system; a hospital's own assessment has acts of its own. */
const ordinaryKinds: readonly CaseKind[] = ['request', 'proposal', 'notice'];

function isOfKind(type: CommandType, { kind }: CaseState): boolean {
  const { kinds = ordinaryKinds } = acts[type];
  return kind === undefined || kinds.includes(kind);
}
