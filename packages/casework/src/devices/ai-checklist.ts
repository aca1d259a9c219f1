/** Where a question of the checklist is put. */
export interface ChecklistSource {
  readonly citation: string;
  readonly address?: string;
  /** Whether we have read the place that is cited; what is false is told to the reader. */
  readonly read: boolean;
}

const box: ChecklistSource = { citation: 'Meld. St. 21 (2024–2025), boks 7.11 (S48.R2-R3, L10534-10558)', read: true };
const chapter: ChecklistSource = { citation: 'Meld. St. 21 (2024–2025), kap. 7.4 (S48.R4, L10471-10480)', read: true };
const directorate =
  'Helsedirektoratet, Rapport om kvalitetssikring: Bruk av kunstig intelligens i helse- og omsorgstjenesten (2024)';
const reportAddress =
  'https://helsedirektoratet.no/rapporter/rapport-om-kvalitetssikring-bruk-av-kunstig-intelligens-i-helse-og-omsorgstjenesten';
const report = (phase: string, read: boolean): ChecklistSource => ({
  citation: `${directorate}, ${phase}`,
  address: reportAddress,
  read,
});

/**
 * The questions that the introduction of artificial intelligence should answer, in the order they are asked, each with where it is written.
 * The white paper asks the first ten; the Directorate's report, whose phases 4 and 5 we have not read, the rest.
 */
export const aiChecklist = {
  aiEffect: box,
  aiSafety: box,
  aiRisks: box,
  aiReplaces: box,
  aiCostEffective: box,
  aiOrganisation: box,
  aiLaw: box,
  aiEthics: box,
  aiOverdiagnosis: box,
  aiPrivacy: box,
  aiSecurity: chapter,
  aiValidated: chapter,
  aiAutomatedDecisions: chapter,
  aiPurpose: report('fase 2', true),
  aiReadiness: report('fase 3', false),
  aiMonitoring: report('fase 6', true),
} as const satisfies Readonly<Record<string, ChecklistSource>>;

export type AiQuestion = keyof typeof aiChecklist;
export const aiQuestions = Object.keys(aiChecklist) as readonly AiQuestion[];

export const aiAnswers = ['aiAnswered', 'aiPartlyAnswered', 'aiUnanswered', 'aiNotRelevant'] as const;
