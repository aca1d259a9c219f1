/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '577d7f32a15d8969a4d64b7e96de4026b321f763a11ee396975819f756aca2c2',
} as const;
