import {
  type CaseState,
  type CommandType,
  followUpLine,
  missingDetails,
  newestContract,
  reassessmentSummary,
} from '@likeverd/casework';
import type { Content } from '../i18n/language.tsx';

/** What the form of an act starts from: what is known of the case. */
export function prefillOf(type: CommandType, state: CaseState, words: Content): Readonly<Record<string, unknown>> {
  const { title, population, comparator, methodType, documentationDate, intake } = state;
  switch (type) {
    case 'registerCase':
      return { title, population, comparator };
    case 'amendRequest':
      return { ...intake.details, documentationDate };
    case 'amendProposal':
      return { ...intake.details, methodType };
    case 'askForCompletion': {
      const missing = missingText(state, words);
      return missing === '' ? {} : { missing };
    }
    case 'draftContract':
      return newestContract(state.temporary)?.contract ?? {};
    case 'prepareReassessment': {
      const summary = reassessmentSummary(state);
      return { assumedSummary: summary?.assumed?.expectedEffect, ...summary?.opened.prepared };
    }
    case 'confirmDelivery': {
      const [deliveredSource, deliveryNumber] = nextItem(state, 'dataDelivery')?.split(' ') ?? [];
      return { deliveredSource, deliveryNumber: Number(deliveryNumber) || undefined };
    }
    case 'meetMilestone':
      return { milestoneId: nextItem(state, 'milestone') };
    case 'confirmExitStep': {
      const [exitStep, exitRegion] = nextItem(state, 'exitStep')?.split('@') ?? [];
      return { exitStep, exitRegion };
    }
    case 'signContract': {
      const newest = newestContract(state.temporary);
      return newest === undefined ? {} : { contractVersion: newest.version, contractHash: newest.hash };
    }
    default:
      return {};
  }
}

/** The first thing of a kind that a contract or an exit plan makes due and that is not done. */
function nextItem(state: CaseState, kind: string): string | undefined {
  // How late a thing is matters not here, so neither does the day.
  return followUpLine(state, '0001-01-01')?.items.find((item) => item.kind === kind && item.status !== 'done')?.subject;
}

/** What a complete form has and this case lacks, as a text to the sender; empty where nothing is lacking. */
function missingText({ kind, methodType, intake }: CaseState, { casework, pages }: Content): string {
  const missing = missingDetails(kind ?? 'notice', { ...intake.details, methodType });
  if (missing.length === 0) return '';
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  return [pages.intake.pleaseFillIn, ...missing.map((name) => `– ${labels[name]?.label ?? name}`)].join('\n');
}
