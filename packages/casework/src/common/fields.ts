import type { Fields } from '../field.ts';

/** The form of taking back. */
export const commonFields = { undoLast: {} } as const satisfies Record<string, Fields>;
