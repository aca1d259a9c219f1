import type { OrganisationId } from '../parties.ts';
import type { CaseState, Phase } from '../state.ts';

/** One line of the national database of mini-HTAs. */
export interface MiniHtaLine {
  readonly id: string;
  readonly title: string;
  readonly methodType: string;
  readonly purpose: string;
  readonly trust: OrganisationId;
  readonly department: string;
  readonly phase: Phase;
  readonly outcome?: string;
  readonly conclusion?: string;
  readonly updatedAt: string;
  readonly constructed: boolean;
}

/** The line of a case as its reader sees it; null where it is no mini-HTA. */
export function miniHtaLine({ id, title, methodType, miniHta, phase, lastRecordedAt, constructed }: CaseState): MiniHtaLine | null {
  if (miniHta === undefined) return null;
  const { trust, department, miniHtaPurpose, parts } = miniHta;
  return {
    id,
    title: title ?? '',
    methodType: methodType ?? '',
    purpose: miniHtaPurpose ?? '',
    trust,
    department: department ?? '',
    phase,
    updatedAt: lastRecordedAt,
    constructed,
    ...(parts.localOutcome === undefined ? {} : { outcome: parts.localOutcome }),
    ...(parts.localConclusion === undefined ? {} : { conclusion: parts.localConclusion }),
  };
}
