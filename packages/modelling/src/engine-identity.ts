/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'ef25f797c7e68671049a5d3b3d2fe5a8532caff48515aadc307dec8ec6d82205',
} as const;
