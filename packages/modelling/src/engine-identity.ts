/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd0855d3b30e58499a403bc2010485323a1118ef7f78fdc6e81f9ee0c2d52172d',
} as const;
