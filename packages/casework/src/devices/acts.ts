import { type Acts, event } from '../act.ts';
import { publicLabel } from '../confidentiality.ts';
import { reject } from '../rejections.ts';
import type { deviceFields } from './fields.ts';

/** The acts of methods that are no medicines. */
export const deviceActs: Acts<typeof deviceFields> = {
  weighSelection: {
    kinds: ['proposal', 'notice'],
    roles: ['assessor', 'bestillerforum'],
    roleRule: 'devices.selection',
    phases: ['registered'],
    premises: ({ methodType }) => (methodType === 'medicine' ? [reject('devices.medicine', 'devices.selection')] : []),
    events: (values) => [event('SelectionWeighed', publicLabel, values)],
  },
  answerAiQuestions: {
    kinds: ['proposal', 'notice'],
    roles: ['assessor'],
    roleRule: 'devices.aiQuestions',
    phases: ['registered', 'commissioned'],
    premises: ({ methodType }) => (methodType === 'ai' ? [] : [reject('devices.notAi', 'devices.aiQuestions')]),
    events: (values) => [event('AiQuestionsAnswered', publicLabel, values)],
  },
};
