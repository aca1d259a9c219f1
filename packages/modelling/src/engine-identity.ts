/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '67074a51e697a8b2014d6d7c381151ca9679cb085a028299efef50451bfd773b',
} as const;
