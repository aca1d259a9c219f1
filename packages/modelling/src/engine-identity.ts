/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '4a7240ed1b67b8fa50a0b2076559ba20479a06b3424cede1c53a7ea3010936f0',
} as const;
