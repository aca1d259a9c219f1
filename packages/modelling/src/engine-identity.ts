/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '114cdcc50185fbbfcc2a0027bdb3310fe0c364374952d13d8b21720441071691',
} as const;
