import type { FollowUpLine } from '@likeverd/casework';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../api/client.ts';

export type OverviewVersion = 'public' | 'work';

export const followUpQuery = (version: OverviewVersion) =>
  queryOptions({
    queryKey: ['follow-up', version],
    queryFn: ({ signal }) =>
      getJson<{ today: string; lines: readonly FollowUpLine[] }>(`/api/follow-up?version=${version}`, signal),
  });
