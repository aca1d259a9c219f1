/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '81744df6fbfeedf9bf9a3ff0fa68471192a78f7a7e8ee6ca7680fba69d65937b',
} as const;
