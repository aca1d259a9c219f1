/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '32334865b273912a6ef0902be45ecc0f4d71c8369b0ccb4ff0b3513017f61358',
} as const;
