import type { Preparation, PublicRelease, ReleaseAudit } from '@likeverd/followup';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../api/client.ts';

export type ReleaseDecision = 'approved' | 'changes' | 'rejected';
interface Asker {
  readonly role: string;
  readonly organisation: string;
}
interface ReleaseLine {
  readonly id: string;
  readonly caseId: string;
  readonly title: string;
  readonly askedAt: string;
  readonly askedBy: Asker;
  readonly own: boolean;
  readonly decision?: ReleaseDecision;
  readonly reason?: string;
  readonly checkedBy?: Asker;
}
interface ReleaseDetail extends ReleaseLine {
  readonly publication: PublicRelease;
  readonly audit: ReleaseAudit;
}
interface PublicVersion {
  readonly caseId: string;
  readonly version: number;
  readonly number?: string;
  readonly title: string;
  readonly hash: string;
  readonly publishedOn: string;
}
export type Preview = Omit<Extract<Preparation, { readonly status: 'prepared' }>, 'statements'>;

export const releasesQuery = queryOptions({
  queryKey: ['releases'],
  queryFn: ({ signal }) => getJson<{ versions: readonly PublicVersion[] }>('/api/releases', signal),
});

export const releaseRequestsQuery = queryOptions({
  queryKey: ['releases', 'requests'],
  queryFn: ({ signal }) => getJson<{ requests: readonly ReleaseLine[] }>('/api/releases/requests', signal),
});

export const releaseRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['releases', 'requests', id],
    queryFn: ({ signal }) => getJson<ReleaseDetail>(`/api/releases/requests/${encodeURIComponent(id)}`, signal),
  });
