import type { MeetingCommandType, MeetingView, Target } from '@likeverd/casework';
import { useQueryClient } from '@tanstack/react-query';
import { postJson } from '../api/client.ts';
import { meetingQuery } from './queries.ts';

export interface MeetingSending {
  readonly type: MeetingCommandType;
  readonly values: Readonly<Record<string, unknown>>;
  readonly target?: Target | undefined;
  readonly caseValues?: Readonly<Record<string, unknown>>;
}

/** Sends acts to a meeting, each on the version that the one before it left. */
export function useMeetingAct(
  meeting: MeetingView,
): (sending: MeetingSending, key: string, on?: MeetingView) => Promise<MeetingView> {
  const queryClient = useQueryClient();
  const { id } = meeting.state;
  return async (sending, key, on = meeting) => {
    const { view } = await postJson<{ view: MeetingView }>(
      `/api/meetings/${encodeURIComponent(id)}/acts`,
      { ...sending, expectedVersion: on.state.version },
      key,
    );
    queryClient.setQueryData(meetingQuery(id).queryKey, view);
    await Promise.all(
      [['papers', id], ['meetings'], ['cases'], ['case'], ['methods'], ['method']].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    return view;
  };
}
