/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '70ca2ed042459d9bbe74945adc8250c174df0580d01889f9313fd85e588dbdef',
} as const;
