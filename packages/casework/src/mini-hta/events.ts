import type { ValuesOf } from '../field.ts';
import type { miniHtaFields } from './fields.ts';

type Form<F extends keyof typeof miniHtaFields> = ValuesOf<(typeof miniHtaFields)[F]>;

/** All that a finished mini-HTA says: its three parts as they were written. */
export type MiniHtaParts = Form<'writeMiniHta'> & Form<'reviewMiniHta'> & Form<'decideMiniHta'>;

/** What the events of hospitals' own assessments say. */
export interface MiniHtaEvents {
  MiniHtaStarted: Form<'startMiniHta'> & { kind: 'miniHta' };
  MiniHtaWritten: Form<'writeMiniHta'>;
  MiniHtaReviewed: Form<'reviewMiniHta'>;
  MiniHtaCompleted: MiniHtaParts;
  MiniHtaStopped: Form<'stopMiniHta'>;
}

export const miniHtaEventTypes = [
  'MiniHtaStarted',
  'MiniHtaWritten',
  'MiniHtaReviewed',
  'MiniHtaCompleted',
  'MiniHtaStopped',
] as const satisfies readonly (keyof MiniHtaEvents)[];
