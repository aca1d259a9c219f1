/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '2ed55bbfbc96be4a249f0896195f911690edce6f680f90bc89db6059b1b549c3',
} as const;
