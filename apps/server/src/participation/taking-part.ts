import { isOfficial, type Notice, noticesOf, type ParticipationState, type Party, viewCase, visibleTo } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { Moment } from '../clock.ts';
import { asViewer, type Store, type StoreTransaction } from '../database.ts';
import { seenEvents } from '../log/event-store.ts';

/** A case in which someone takes part: what they gave, were asked and were told. */
export interface TakingPart {
  readonly id: string;
  readonly number?: string;
  readonly title?: string;
  readonly participation: ParticipationState;
  readonly notices: readonly Notice[];
}

/** Most cases in the list. */
const mostCases = 100;

/** The cases in which the viewer's organisation takes part, to a body all that it may see, newest first, with what it is to be told. */
export function listTakingPart(store: Store, viewer: Party, { today }: Moment): Promise<readonly TakingPart[]> {
  return asViewer(store, viewer, today, (tx) => takingPartIn(tx, viewer, today));
}

/** The same, in a transaction of the viewer's. */
export async function takingPartIn(tx: StoreTransaction, viewer: Party, today: CalendarDate): Promise<readonly TakingPart[]> {
  const named = await tx
    .selectFrom('event')
    .select((eb) => ['case_id', eb.fn.max('recorded_at').as('latest')])
    .where('type', 'in', [
      'ParticipantProposed',
      'ParticipantAsked',
      'ParticipationAnswered',
      'TimeReleaseDecided',
      'QuestionsAsked',
      'InputGiven',
    ])
    .$if(!isOfficial(viewer), (query) =>
      query.where((eb) => eb.or([eb('owner', '=', viewer.organisation), eb('shared_with', '@>', eb.val([viewer.organisation]))])),
    )
    .groupBy('case_id')
    .orderBy('latest', 'desc')
    .orderBy('case_id')
    .limit(mostCases)
    .execute();
  const ids = named.map(({ case_id }) => case_id);
  const logs = await seenEvents(tx, ids);
  return ids.flatMap((id) => {
    const log = logs.get(id) ?? [];
    const state = viewCase(id, log, viewer, today)?.state;
    if (state === undefined) return [];
    return [
      {
        id,
        participation: state.participation,
        notices: noticesOf(visibleTo(viewer, log, today)).filter(({ to }) => to === viewer.organisation),
        ...(state.number === undefined ? {} : { number: state.number }),
        ...(state.title === undefined ? {} : { title: state.title }),
      },
    ];
  });
}
