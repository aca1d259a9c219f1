/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd443b40b8b13bcfdc294bfb9ff1ee758eb96afe3787a747850e70b2a8346c266',
} as const;
