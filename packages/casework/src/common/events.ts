/** What taking back says: which event it took back. */
export interface CommonEvents {
  ActUndone: { undone: string };
}

export const commonEventTypes = ['ActUndone'] as const satisfies readonly (keyof CommonEvents)[];
