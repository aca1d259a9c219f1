/** Codes of refusals of the clock. */
export const clockRejections = [
  'clock.notHeld',
  'clock.stopped',
  'clock.notStopped',
  'clock.beforeLastEntry',
  'clock.noSuchEntry',
  'clock.entryReplaced',
  'clock.nothingNew',
  'documentation.notReceived',
  'documentation.alreadyComplete',
  'documentation.notComplete',
  'authorisation.notAMedicine',
] as const;
