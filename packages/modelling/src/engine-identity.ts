/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e533ef40abea182f4af2cb64120d074e218c8d11a0b4be64417a30ae1bf23990',
} as const;
