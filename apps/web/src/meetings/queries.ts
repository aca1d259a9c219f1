import type { MeetingSummary, MeetingView, ParticipantRow } from '@likeverd/casework';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../api/client.ts';
import type { CaseView } from '../api/types.ts';

/** The papers of a meeting as the reader may have them. */
export interface Papers {
  readonly meeting: MeetingView;
  readonly papers: readonly { readonly item: string; readonly access: string; readonly view?: CaseView }[];
  /** Items whose case has changed since the papers were issued. */
  readonly changed: readonly string[];
  readonly readAt: string;
}

export const meetingsQuery = queryOptions({
  queryKey: ['meetings'],
  queryFn: ({ signal }) => getJson<{ meetings: readonly MeetingSummary[] }>('/api/meetings', signal),
});

export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['meeting', id],
    queryFn: ({ signal }) => getJson<MeetingView>(`/api/meetings/${encodeURIComponent(id)}`, signal),
  });

export const papersQuery = (id: string) =>
  queryOptions({
    queryKey: ['papers', id],
    queryFn: ({ signal }) => getJson<Papers>(`/api/meetings/${encodeURIComponent(id)}/papers`, signal),
  });

export const participantsQuery = (forum: string) =>
  queryOptions({
    queryKey: ['participants', forum],
    queryFn: ({ signal }) =>
      getJson<{ participants: readonly ParticipantRow[] }>(`/api/forums/${encodeURIComponent(forum)}/participants`, signal),
    staleTime: 600_000,
  });
