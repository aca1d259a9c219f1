import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import type { Language } from '@likeverd/language';
import { StartFailure } from './start-failure.ts';

/** An identity provider outside the platform, such as HelseID. */
export interface ExternalIdentity {
  readonly kind: 'external';
  readonly issuer: string;
  readonly clientId: string;
  /** File with the client's private key, a JWK. */
  readonly clientKeyFile: string;
  readonly scope: string;
  /** Names of the ID token claims that hold the role and the organisation. */
  readonly roleClaim: string;
  readonly organisationClaim: string;
}

/** The local stand-in with constructed persons; never in production. */
export interface LocalIdentity {
  readonly kind: 'local';
}

/** How e-mail gets out. */
export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the start. */
  readonly server: string;
  /** The address that e-mail comes from. */
  readonly from: string;
}

export interface Configuration {
  /** Port to listen on; 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** The address by which browsers reach the server, without a closing slash; absent: `http://localhost:PORT`. */
  readonly publicAddress?: string;
  readonly dataFolder: string;
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl?: string;
  readonly loadExample: boolean;
  /** Constructed cases to load beside the example. */
  readonly portfolio: number;
  /** Play the living example of temporary introduction, told in a language; absent: it is not played. */
  readonly story?: Language;
  /** Make everything that is derived from the log anew at this start. */
  readonly rebuild: boolean;
  readonly identity: LocalIdentity | ExternalIdentity;
  readonly logLevel: LogLevel;
  /** Command that scans a file for viruses, given its path as the last argument; absent: files are not scanned. */
  readonly scanner?: string;
  /** Absent: e-mail stays in the outbox. */
  readonly mail?: MailSettings;
  /** Largest file that is taken, in bytes. */
  readonly largestFile: number;
  readonly modelsFolder: string;
  readonly webFolder: string;
}

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The settings that hold where the environment says nothing. Tests start from these. */
export function defaults(): Configuration {
  return {
    port: 3000,
    host: '127.0.0.1',
    dataFolder: resolve(repository, '.likeverd'),
    loadExample: true,
    portfolio: 0,
    rebuild: false,
    identity: { kind: 'local' },
    logLevel: 'warn',
    largestFile: 50 * 1024 ** 3,
    modelsFolder: resolve(repository, 'models'),
    webFolder: resolve(repository, 'apps/web/dist'),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings from environment variables (docs/guides/operation.md). Throws StartFailure on the first that makes no sense. */
export function readConfiguration(environment: Environment): Configuration {
  const base = defaults();
  const publicAddress = webAddress(environment, 'LIKEVERD_ADDRESS');
  const databaseUrl = read(environment, 'DATABASE_URL');
  const scanner = read(environment, 'LIKEVERD_SCANNER');
  const mail = mailSettings(environment);
  const story = choice(environment, 'LIKEVERD_STORY', ['none', 'nb', 'nn', 'en'] as const, 'none');
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\/\S+$/.test(databaseUrl)) {
    throw new StartFailure(
      'DATABASE_URL is not a PostgreSQL address; write it as postgres://user:password@host:5432/database, or leave it out to use the embedded database.',
    );
  }
  return {
    ...base,
    port: port(read(environment, 'PORT'), base.port),
    host: read(environment, 'HOST') ?? base.host,
    dataFolder: resolve(read(environment, 'LIKEVERD_DATA') ?? base.dataFolder),
    rebuild: choice(environment, 'LIKEVERD_REBUILD', ['none', 'all'] as const, 'none') === 'all',
    portfolio: cases(read(environment, 'LIKEVERD_PORTFOLIO'), base.portfolio),
    loadExample: choice(environment, 'LIKEVERD_EXAMPLE', ['load', 'none'] as const, 'load') === 'load',
    identity: identity(environment, read(environment, 'HOST') ?? base.host),
    logLevel: choice(environment, 'LIKEVERD_LOG', logLevels, base.logLevel),
    largestFile: megabytes(environment, 'LIKEVERD_LARGEST_FILE', base.largestFile),
    ...(publicAddress === undefined ? {} : { publicAddress }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(scanner === undefined ? {} : { scanner }),
    ...(mail === undefined ? {} : { mail }),
    ...(story === 'none' ? {} : { story }),
  };
}

function megabytes(environment: Environment, name: string, otherwise: number): number {
  const text = read(environment, name);
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new StartFailure(`${name} is "${text}"; set it to a whole number of megabytes, such as 5000.`);
  return Number(text) * 1024 ** 2;
}

function read(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function port(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) {
    throw new StartFailure(`PORT is "${text}"; set it to a whole number from 0 to 65535 (0 takes any free port).`);
  }
  return number;
}

function cases(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,4}$/.test(text)) {
    throw new StartFailure(
      `LIKEVERD_PORTFOLIO is "${text}"; set it to a whole number of constructed cases from 0 to 9999, such as 200.`,
    );
  }
  return Number(text);
}

function choice<T extends string>(environment: Environment, name: string, choices: readonly T[], otherwise: T): T {
  const text = read(environment, name);
  if (text === undefined) return otherwise;
  const found = choices.find((candidate) => candidate === text);
  if (found === undefined) throw new StartFailure(`${name} is "${text}"; set it to one of ${choices.join(', ')}.`);
  return found;
}

function webAddress(environment: Environment, name: string): string | undefined {
  const text = read(environment, name);
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new StartFailure(`${name} is "${text}"; set it to a web address such as https://likeverd.example.`);
  }
  return text.replace(/\/+$/, '');
}

function mailSettings(environment: Environment): MailSettings | undefined {
  const [server, from] = [read(environment, 'LIKEVERD_SMTP'), read(environment, 'LIKEVERD_MAIL_FROM')];
  if (server === undefined) return undefined;
  if (!/^smtps?:\/\/\S+$/.test(server) || !URL.canParse(server)) {
    throw new StartFailure(
      'LIKEVERD_SMTP is not the address of a mail server; write it as smtp://user:password@host:587, or leave it out to keep e-mail in the outbox.',
    );
  }
  if (from === undefined || !/^[^\s@<>"]+@[^\s@<>"]+$/.test(from)) {
    throw new StartFailure(
      'LIKEVERD_SMTP is set, so LIKEVERD_MAIL_FROM must be the e-mail address that letters come from, such as nye-metoder@likeverd.example.',
    );
  }
  return { server, from };
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

function identity(environment: Environment, host: string): LocalIdentity | ExternalIdentity {
  const issuer = webAddress(environment, 'OIDC_ISSUER');
  if (issuer === undefined) {
    if (environment['NODE_ENV'] === 'production') {
      throw new StartFailure(
        'The local sign-in with constructed persons cannot be used when NODE_ENV is production; set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_KEY to a real identity provider.',
      );
    }
    if (!loopback.has(host)) {
      throw new StartFailure(
        `HOST is "${host}", where others could reach the local sign-in and take any role; leave HOST out, or set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_KEY to a real identity provider.`,
      );
    }
    return { kind: 'local' };
  }
  const clientId = read(environment, 'OIDC_CLIENT_ID');
  const clientKeyFile = read(environment, 'OIDC_CLIENT_KEY');
  if (clientId === undefined || clientKeyFile === undefined) {
    throw new StartFailure(
      'OIDC_ISSUER is set, so OIDC_CLIENT_ID (the client id) and OIDC_CLIENT_KEY (a file with its private key as a JWK) must be set too.',
    );
  }
  return {
    kind: 'external',
    issuer,
    clientId,
    clientKeyFile: resolve(clientKeyFile),
    scope: read(environment, 'OIDC_SCOPE') ?? 'openid profile',
    roleClaim: read(environment, 'OIDC_ROLE_CLAIM') ?? 'role',
    organisationClaim: read(environment, 'OIDC_ORGANISATION_CLAIM') ?? 'organisation',
  };
}
