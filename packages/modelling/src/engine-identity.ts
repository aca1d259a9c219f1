/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '979f011a83a5f65342f9adb8269f9d00ab29a1c55f063972e14aadf2fc36efa1',
} as const;
