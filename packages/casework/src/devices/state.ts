import { type CaseEvent, valuesOf } from '../events.ts';
import type { DeviceEvents } from './events.ts';

/** What has been clarified of a method because it is no medicine. */
export interface DeviceState {
  readonly selection?: Partial<DeviceEvents['SelectionWeighed']>;
  readonly aiQuestions?: Partial<DeviceEvents['AiQuestionsAnswered']>;
}

export const emptyDevices: DeviceState = {};

/** The state after one more event of any room. */
export function evolveDevices(state: DeviceState, event: CaseEvent): DeviceState {
  switch (event.type) {
    case 'SelectionWeighed':
      return { ...state, selection: { ...valuesOf(event, 'SelectionWeighed') } };
    case 'AiQuestionsAnswered':
      return { ...state, aiQuestions: { ...valuesOf(event, 'AiQuestionsAnswered') } };
    default:
      return state;
  }
}
