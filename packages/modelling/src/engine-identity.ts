/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'fc7e5f3df1189a248d42e84e97b92f93b121f07c18baa4f75102b12d96661ab1',
} as const;
