import type { ValuesOf } from '../field.ts';
import type { deviceFields } from './fields.ts';

/** What the events of methods that are no medicines say. */
export interface DeviceEvents {
  SelectionWeighed: ValuesOf<(typeof deviceFields)['weighSelection']>;
  AiQuestionsAnswered: ValuesOf<(typeof deviceFields)['answerAiQuestions']>;
}

export const deviceEventTypes = ['SelectionWeighed', 'AiQuestionsAnswered'] as const satisfies readonly (keyof DeviceEvents)[];
