/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '063a07754ac678202a8acda29061225730f3145dcfafb6a95c765a34ab8363eb',
} as const;
