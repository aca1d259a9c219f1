import type { Contract, FollowUp, Verdict } from '@likeverd/casework';
import type { FollowUpReport, PlanFault, RegisterVersion } from '@likeverd/followup';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../api/client.ts';
import type { Released } from '../releases/ReleasedSection.tsx';

export interface ReportLine {
  readonly hash: string;
  readonly dataUntil: string;
  readonly patients: number;
  readonly organisation: string;
  readonly storedAt: string;
}

/** A version of the plan of follow-up, as it was written. */
export interface StoredPlan {
  readonly version: number;
  readonly hash: string;
  readonly document: string;
  readonly organisation: string;
  readonly savedAt: string;
}

/** A report that is to be made, was made, or could not be. */
export interface OrderView {
  readonly id: string;
  readonly planVersion: number;
  readonly deliveries: readonly RegisterVersion[];
  readonly automatic: boolean;
  readonly orderedAt: string;
  readonly state: 'waiting' | 'made' | 'failed';
  readonly report?: string;
  readonly faults?: readonly (PlanFault & { readonly message: string })[];
}

interface PlanView {
  readonly plan: StoredPlan | null;
  readonly orders: readonly OrderView[];
}

/** Milliseconds between two looks at a report that is being made. */
const lookAgain = 3_000;

export const planQuery = (number: string) =>
  queryOptions({
    queryKey: ['follow-up', number, 'plan'],
    queryFn: ({ signal }) => getJson<PlanView>(`/api/follow-ups/${encodeURIComponent(number)}/plan`, signal),
    refetchInterval: ({ state: { data } }) => (data?.orders.some(({ state }) => state === 'waiting') === true ? lookAgain : false),
  });

/** The follow-up of one method as the server shows it to the viewer. */
export interface FollowUpView {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly constructed: boolean;
  readonly modelId?: string;
  readonly today: string;
  readonly since?: string;
  readonly temporary: boolean;
  readonly contract: Contract;
  readonly verdicts: readonly Verdict[];
  readonly followUps: readonly FollowUp[];
  readonly released: readonly Released[];
  readonly room: boolean;
  readonly reports: readonly ReportLine[];
  readonly report?: FollowUpReport;
}

export const followUpQuery = (number: string, report?: string) =>
  queryOptions({
    queryKey: ['follow-up', number, report ?? 'newest'],
    queryFn: ({ signal }) =>
      getJson<FollowUpView>(
        `/api/follow-ups/${encodeURIComponent(number)}${report === undefined ? '' : `?report=${report}`}`,
        signal,
      ),
  });
