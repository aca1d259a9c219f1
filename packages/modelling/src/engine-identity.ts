/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '1d80c81e07982ddcbda9511fda36e1467d0be4df607ea4b0f5dbc43ed4974560',
} as const;
