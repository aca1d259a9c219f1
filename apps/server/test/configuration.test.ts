import { describe, expect, test } from 'vitest';
import { defaults, readConfiguration, StartFailure } from '../src/index.ts';

describe('the settings', () => {
  test('have defaults for every one', () => {
    expect(readConfiguration({})).toEqual(defaults());
    expect(readConfiguration({ PORT: ' ', HOST: '', DATABASE_URL: '' })).toEqual(defaults());
  });

  test('are read from the environment', () => {
    const configuration = readConfiguration({
      PORT: '0',
      HOST: '0.0.0.0',
      LIKEVERD_ADDRESS: 'https://likeverd.example/',
      LIKEVERD_DATA: '/srv/likeverd',
      LIKEVERD_EXAMPLE: 'none',
      LIKEVERD_LOG: 'debug',
      DATABASE_URL: 'postgres://likeverd@db.example/likeverd',
      NODE_ENV: 'production',
      OIDC_ISSUER: 'https://helseid.example',
      OIDC_CLIENT_ID: 'a-client',
      OIDC_CLIENT_KEY: '/srv/key.json',
      OIDC_ROLE_CLAIM: 'helseid://claims/role',
    });
    expect(configuration).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      publicAddress: 'https://likeverd.example',
      dataFolder: '/srv/likeverd',
      loadExample: false,
      logLevel: 'debug',
      databaseUrl: 'postgres://likeverd@db.example/likeverd',
      identity: {
        kind: 'external',
        issuer: 'https://helseid.example',
        clientId: 'a-client',
        clientKeyFile: '/srv/key.json',
        roleClaim: 'helseid://claims/role',
        organisationClaim: 'organisation',
      },
    });
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'http' }, /PORT is "http"; set it to a whole number from 0 to 65535/],
    [{ PORT: '70000' }, /PORT is "70000"/],
    [{ PORT: '-1' }, /PORT is "-1"/],
    [{ DATABASE_URL: 'mysql://localhost' }, /DATABASE_URL is not a PostgreSQL address; write it as/],
    [{ LIKEVERD_EXAMPLE: 'no' }, /LIKEVERD_EXAMPLE is "no"; set it to one of load, none/],
    [{ LIKEVERD_LOG: 'loud' }, /LIKEVERD_LOG is "loud"; set it to one of/],
    [{ LIKEVERD_ADDRESS: 'likeverd.example' }, /LIKEVERD_ADDRESS is "likeverd.example"; set it to a web address/],
    [{ OIDC_ISSUER: 'https://helseid.example' }, /OIDC_CLIENT_ID .* and OIDC_CLIENT_KEY .* must be set too/],
    [{ NODE_ENV: 'production' }, /constructed persons cannot be used when NODE_ENV is production; set OIDC_ISSUER/],
  ])('%o is refused in one sentence that names the remedy', (environment, sentence) => {
    expect(() => readConfiguration(environment)).toThrow(StartFailure);
    expect(() => readConfiguration(environment)).toThrow(sentence);
  });
});
