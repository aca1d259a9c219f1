/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'f6e7057637081994aa70ad401c1420e95fc14874638b5bec4f8acedeb7fb4449',
} as const;
