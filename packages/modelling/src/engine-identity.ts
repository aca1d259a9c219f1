/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '5bc2b7ab605f135dae835c0814a906e6553e80685529d3a3e1144e04e22a9d4a',
} as const;
