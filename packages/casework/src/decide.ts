import type { Act, Circumstances } from './act.ts';
import { acts } from './acts.ts';
import { withClock } from './clock/moves.ts';
import type { NewEvent } from './events.ts';
import { claimed } from './disclosure/acts.ts';
import { carryPassages, type NewPassage, withhold } from './disclosure/withholding.ts';
import type { FieldValues } from './field.ts';
import { type Command, type CommandType, type CommandValues, commandFields, commandTypes } from './fields.ts';
import type { CaseKind } from './intake/events.ts';
import { isOfficial, type OrganisationId, type Role, viewerOf } from './parties.ts';
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

/** True for the acts by which a case waits for an organisation; false for those that anyone may do at any time, or not at all. */
export function isAwaited(type: CommandType, state: CaseState, organisation: OrganisationId): boolean {
  const { anytime = false } = acts[type];
  return typeof anytime === 'boolean' ? !anytime : !anytime(state, organisation);
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
  const marked = withhold(commandFields[type], command.values, validated.values, command.withheld ?? [], state, circumstances);
  const rejections = [
    ...obstacles,
    ...binding(act.requirements?.(typed<C>(validated.values), state, circumstances) ?? [], state, circumstances),
    ...(marked.ok ? [] : cited(marked.rejections, state, circumstances)),
  ];
  if (rejections.length > 0 || !marked.ok) return { ok: false, rejections };
  const events = withClock(state, act.events(typed<C>(marked.values), state, circumstances), circumstances);
  return {
    ok: true,
    events: [...carryPassages(events, state, marked.passages), ...claimsOf(marked.passages, state, circumstances)],
  };
}

/** validate() has checked every field of the command against the descriptors from which CommandValues<C> is computed. */
function typed<C extends CommandType>(values: FieldValues): CommandValues<C> {
  return values as unknown as CommandValues<C>;
}

/** What somebody outside the bodies withholds is a claim, which a body is to judge. */
function claimsOf(passages: readonly NewPassage[], state: CaseState, circumstances: Circumstances): readonly NewEvent[] {
  return isOfficial(circumstances.actor)
    ? []
    : passages.map(({ id, ground, reason, expires }) =>
        claimed(state, circumstances, {
          passage: id,
          ground,
          ...(reason === undefined ? {} : { reason }),
          ...(expires === undefined ? {} : { expires }),
        }),
      );
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
