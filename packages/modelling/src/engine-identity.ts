/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '2ddcf2a80afbcd38a5fd974f9b48bb8fb371ba62b273d77688d8e6f5ef013217',
} as const;
