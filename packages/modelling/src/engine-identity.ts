/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '0e2278839cf3c064688fd4fef4d166afce8d920bdad7f7bb7cbced25700ffbf7',
} as const;
