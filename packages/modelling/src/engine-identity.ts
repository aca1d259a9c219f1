/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '634f16db1786f4d5b11d958d270853afd5415f976dd69d7d8c3ab05c4ac55dde',
} as const;
