import type { FollowUpStage, FollowUpStatus } from '@likeverd/casework';

/** What of the overview of temporary introductions an address asks for. */
export interface FollowUpSearch {
  readonly status?: FollowUpStatus;
  readonly hvor?: FollowUpStage;
  /** Who has something left to do. */
  readonly hvem?: string;
  /** Months from today by which something is due. */
  readonly innen?: number;
  /** Name of a source of data. */
  readonly data?: string;
  readonly versjon?: 'arbeid';
}
