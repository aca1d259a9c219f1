/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '8c9de7b85bc5e2eafd7dd6716d0bafc9bd43688cceb7eda48535c728f9997bd4',
} as const;
