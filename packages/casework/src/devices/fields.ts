import { type Fields, optionalProse, prose } from '../field.ts';
import { aiAnswers } from './ai-checklist.ts';
import { assessmentLevels, considerationAnswers } from './selection.ts';

const consideration = { kind: 'choice', required: true, rule: 'devices.selection', choices: considerationAnswers } as const;
const considered = { kind: 'longText', required: true, rule: 'devices.selection', shortest: 10, longest: 4_000 } as const;
const aiAnswer = {
  kind: 'choice',
  required: true,
  rule: 'devices.aiQuestions',
  section: 'aiQuestionsOfWhitePaper',
  choices: aiAnswers,
} as const;
const aiAnswerOfReport = { ...aiAnswer, section: 'aiQuestionsOfReport' } as const;
/** The forms of methods that are no medicines. */
export const deviceFields = {
  weighSelection: {
    largeGain: consideration,
    largeGainReason: considered,
    largeGroup: consideration,
    largeGroupReason: considered,
    savesPersonnel: consideration,
    savesPersonnelReason: considered,
    largeConsequences: consideration,
    largeConsequencesReason: considered,
    agencyCapacity: { ...optionalProse, rule: 'devices.selection' },
    assessmentLevel: { kind: 'choice', required: true, rule: 'devices.selection', choices: assessmentLevels },
    assessmentLevelReason: considered,
  },
  answerAiQuestions: {
    aiEffect: aiAnswer,
    aiSafety: aiAnswer,
    aiRisks: aiAnswer,
    aiReplaces: aiAnswer,
    aiCostEffective: aiAnswer,
    aiOrganisation: aiAnswer,
    aiLaw: aiAnswer,
    aiEthics: aiAnswer,
    aiOverdiagnosis: aiAnswer,
    aiPrivacy: aiAnswer,
    aiSecurity: aiAnswer,
    aiValidated: aiAnswer,
    aiAutomatedDecisions: aiAnswer,
    aiPurpose: aiAnswerOfReport,
    aiReadiness: aiAnswerOfReport,
    aiMonitoring: aiAnswerOfReport,
    aiExplanation: { ...prose, section: 'aiExplanationPart', rule: 'devices.aiQuestions' },
  },
} as const satisfies Record<string, Fields>;
