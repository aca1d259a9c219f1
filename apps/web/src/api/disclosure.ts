import type {
  Audience,
  Quantity,
  RebateFigures,
  Statement,
  VersionedText,
  WithheldDocument,
  WithheldShare,
} from '@likeverd/casework';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from './client.ts';

/** What the public can find of one hidden price; the interval and the equations only for those who may read the price. */
export interface SeenFinding {
  readonly hidden: string;
  readonly relativeWidth: number;
  readonly limit: number;
  readonly tooNarrow: boolean;
  readonly lowest?: number;
  readonly highest?: number;
  readonly restsOn: readonly {
    readonly where: string;
    readonly figure: string;
    readonly quantity?: Pick<Quantity, 'what' | 'year'>;
    readonly statement?: Statement;
  }[];
}

export type SeenFindings =
  | { readonly status: 'solved'; readonly findings: readonly SeenFinding[] }
  | { readonly status: 'unsolved'; readonly where: readonly string[] };

export interface DisclosureView {
  readonly now: SeenFindings;
  readonly next?: {
    readonly act: string;
    readonly findings: SeenFindings;
    /** Prices of other cases that could be found too narrowly then. */
    readonly elsewhere?: readonly { readonly relativeWidth: number; readonly limit: number }[];
  };
}

const casePath = (id: string): string => `/api/cases/${encodeURIComponent(id)}`;

/** What can be worked out of the hidden prices of a case; `version` is that of the case, so that it is asked again when the case grows. */
export const disclosureQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['disclosure', id, version],
    queryFn: ({ signal }) => getJson<DisclosureView>(`${casePath(id)}/disclosure`, signal),
    retry: false,
  });

export const tryText = (id: string, text: string): Promise<DisclosureView> =>
  postJson<DisclosureView>(`${casePath(id)}/disclosure`, { text });

export const versionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['versions', id, version],
    queryFn: ({ signal }) =>
      getJson<{ audiences: readonly Audience[]; texts: readonly VersionedText[] }>(`${casePath(id)}/versions`, signal),
  });

export const withheldQuery = (number: string) =>
  queryOptions({
    queryKey: ['withheld', number],
    queryFn: ({ signal }) =>
      getJson<{ documents: readonly WithheldDocument[]; total: WithheldShare }>(
        `/api/methods/${encodeURIComponent(number)}/withheld`,
        signal,
      ),
  });

interface PublishedRebates extends RebateFigures {
  readonly area: string;
  readonly publishedOn: string;
}

export const rebatesQuery = queryOptions({
  queryKey: ['rebates'],
  queryFn: ({ signal }) => getJson<{ rebates: readonly PublishedRebates[] }>('/api/rebates', signal),
});

/** Publishes rebates anew; for each area what came of it. */
export const publishRebates = (): Promise<{
  readonly areas: readonly { readonly area: string; readonly status: string; readonly reason?: string }[];
}> => postJson('/api/rebates', {});
