/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '3b2b462c09e0216d3489eedfbdc0192bffdaf231f733c5c3c68c7998e03be49b',
} as const;
