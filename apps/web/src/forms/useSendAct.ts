import type { CommandType, WithheldPassage } from '@likeverd/casework';
import { useQueryClient } from '@tanstack/react-query';
import { postJson } from '../api/client.ts';
import { caseQuery } from '../api/queries.ts';
import type { CaseView } from '../api/types.ts';

interface SendAct {
  readonly send: (
    values: Readonly<Record<string, unknown>>,
    idempotencyKey: string,
    withheld?: readonly WithheldPassage[],
  ) => Promise<void>;
  /** Asks for the case as it is now, when someone else has acted since. */
  readonly reload: () => Promise<void>;
}

/** Does an act on a case as it was last seen, and shows everywhere what came of it. `done` is called once it is. */
export function useSendAct(type: CommandType, { state }: CaseView, done: () => void): SendAct {
  const queryClient = useQueryClient();
  return {
    send: async (values, idempotencyKey, withheld = []) => {
      const answer = await postJson<{ view: CaseView }>(
        `/api/cases/${encodeURIComponent(state.id)}/acts`,
        { type, values, ...(withheld.length === 0 ? {} : { withheld }), expectedVersion: state.version },
        idempotencyKey,
      );
      queryClient.setQueryData(caseQuery(state.id).queryKey, answer.view);
      done();
      await Promise.all(['files', 'cases', 'methods', 'method'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
    reload: () => queryClient.invalidateQueries({ queryKey: caseQuery(state.id).queryKey }),
  };
}
