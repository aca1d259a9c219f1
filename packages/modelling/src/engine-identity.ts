/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '694e2916243d94883c62bdd6c691723ff145e91f3da7684e15b13eefc19e6f23',
} as const;
