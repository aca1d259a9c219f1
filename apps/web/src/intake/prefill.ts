import { type CaseState, type CommandType, missingDetails, newestContract, reassessmentSummary } from '@likeverd/casework';
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
    case 'signContract': {
      const newest = newestContract(state.temporary);
      return newest === undefined ? {} : { contractVersion: newest.version, contractHash: newest.hash };
    }
    default:
      return {};
  }
}

/** What a complete form has and this case lacks, as a text to the sender; empty where nothing is lacking. */
function missingText({ kind, methodType, intake }: CaseState, { casework, pages }: Content): string {
  const missing = missingDetails(kind ?? 'notice', { ...intake.details, methodType });
  if (missing.length === 0) return '';
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  return [pages.intake.pleaseFillIn, ...missing.map((name) => `– ${labels[name]?.label ?? name}`)].join('\n');
}
