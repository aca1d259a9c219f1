/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '5daa4b3d9b06f4c84b401d6e58bd8ee60c58535a0c8cbfb19762a6c2aabd9e39',
} as const;
