/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'c29d9fc517dc1d883c0763ddb406d8c4fa8afd80816e637766dab962c0030ac8',
} as const;
