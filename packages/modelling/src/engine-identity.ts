/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '00fbd7fde63d4d9aca6f3ca31b7339323ecced9082ac81ebe9dd5fdaea7d8c50',
} as const;
