/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '98e919ff8a11f2f1cf732bc18a7c2d9ae68ac0905464b42a1d63e65bc39511e2',
} as const;
