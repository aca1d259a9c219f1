/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'deadc75710d4cba7e99106f244a0cbc68eadcabb6e7495bd94a6ce94dc488f7e',
} as const;
