/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '1993e0f7ac835c844698a66e1414a69d63822c1e6d8c055f9df1f83533a45add',
} as const;
