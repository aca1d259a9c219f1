/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '500674309043bd718e4dc4af908d562087f01ae0d9a06ff18b79754c1b5a69de',
} as const;
