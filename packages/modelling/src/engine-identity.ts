/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'a8b977fc3472b0084890b3336f6a33bb81d7077e8337c2da1b0c0baeeb3e754a',
} as const;
