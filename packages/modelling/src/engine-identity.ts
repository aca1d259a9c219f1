/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd07c35919f46005f3ff798d5859ba5b390ec623abab1ff69a6aec6308aca057a',
} as const;
