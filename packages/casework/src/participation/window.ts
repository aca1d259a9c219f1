import { addCalendarDays, type CalendarDate, factAsOf, type NormativeFact } from '@likeverd/reference';

/** The time set off for input before Bestillerforum looks at a case; input is taken at every stage. */
export interface InputWindow {
  readonly opens: CalendarDate;
  /** The last day. */
  readonly closes: CalendarDate;
  /** The dated fact that gives its length in calendar days. */
  readonly fact: NormativeFact;
}

/**
 * The window of a case from the day it was published; undefined before that, and where no length was in force. Medicines' notices about four
 * weeks, other notices and all proposals about eight (facts `input-window-medicines`, `input-window-other`).
 */
export function inputWindow(
  state: { readonly kind?: string; readonly methodType?: string; readonly participation: { readonly registeredOn?: CalendarDate } },
  today: CalendarDate,
): InputWindow | undefined {
  const opens = state.participation.registeredOn;
  if (opens === undefined) return undefined;
  const id = state.kind === 'request' && state.methodType === 'medicine' ? 'input-window-medicines' : 'input-window-other';
  const fact = factAsOf(id, { effective: opens, known: today });
  return fact === undefined ? undefined : { opens, closes: addCalendarDays(opens, fact.value), fact };
}
