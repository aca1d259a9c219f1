import type { Implementation, NearPrecedent, TrialValues } from '@likeverd/casework';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson } from '../api/client.ts';

/** A count that may be kept back. */
export type PublishedCount = number | 'suppressed';

interface DecidedMethodLine {
  readonly number: string;
  readonly title: string;
  readonly constructed: boolean;
  readonly implementation: Implementation;
  readonly supersededBy?: string;
}

interface Page {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface PublishedUse {
  readonly period: string;
  /** By region, in the order of the regions; absent until all have reported. */
  readonly patients?: readonly PublishedCount[];
  readonly total?: PublishedCount;
}

export interface TrialEntry extends TrialValues {
  readonly version: number;
  readonly recordedAt: string;
}

export const overviewQuery = (query: string, page: number) =>
  queryOptions({
    queryKey: ['implementation', 'overview', query, page],
    queryFn: ({ signal }) =>
      getJson<Page & { methods: readonly DecidedMethodLine[] }>(
        `/api/implementation?${new URLSearchParams({ query, page: String(page) }).toString()}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const implementationQuery = (number: string) =>
  queryOptions({
    queryKey: ['implementation', number],
    queryFn: ({ signal }) =>
      getJson<{ implementation: Implementation; use: readonly PublishedUse[]; supersededBy?: string }>(
        `/api/implementation/${encodeURIComponent(number)}`,
        signal,
      ),
  });

export const precedentsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['precedents', caseId],
    queryFn: ({ signal }) =>
      getJson<{ precedents: readonly NearPrecedent[] }>(`/api/cases/${encodeURIComponent(caseId)}/precedents`, signal),
  });

export const trialsQuery = (query: string, status: string, page: number) =>
  queryOptions({
    queryKey: ['trials', query, status, page],
    queryFn: ({ signal }) =>
      getJson<Page & { trials: readonly TrialEntry[] }>(
        `/api/trials?${new URLSearchParams({ query, page: String(page), ...(status === '' ? {} : { status }) }).toString()}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  });
