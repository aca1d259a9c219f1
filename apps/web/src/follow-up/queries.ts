import type { Contract, FollowUp, Verdict } from '@likeverd/casework';
import type { FollowUpReport } from '@likeverd/followup';
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
