/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '5d319e7bf942336f5377706d474f90f7883b0e6754dcbdeea47e8ca0b6dc6f4d',
} as const;
