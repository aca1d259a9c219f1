import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { StartFailure } from '../start-failure.ts';

/** The keys of one installation, made at its first start. */
export interface Keys {
  /** Signs the local identity provider's tokens. */
  readonly provider: JWK;
  /** Signs the server's own assertions as a client (private_key_jwt). */
  readonly client: JWK;
  /** Binds the access token to the server (DPoP). */
  readonly proof: JWK;
  readonly cookieSecret: string;
}

/** Reads the keys of the data folder, or makes them. The file can be read by its owner alone. */
export async function installationKeys(dataFolder: string): Promise<Keys> {
  const file = join(dataFolder, 'keys.json');
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known !== null) {
    try {
      return JSON.parse(known) as Keys;
    } catch {
      throw new StartFailure(`The file ${file} is damaged; restore it from a backup, or remove it to make new keys.`);
    }
  }
  const keys: Keys = {
    provider: await newKey('RS256'),
    client: await newKey('ES256'),
    proof: await newKey('ES256'),
    cookieSecret: randomBytes(32).toString('base64url'),
  };
  const unfinished = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(unfinished, JSON.stringify(keys), { mode: 0o600 });
  await rename(unfinished, file);
  return keys;
}

async function newKey(algorithm: 'RS256' | 'ES256'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: algorithm, use: 'sig', kid: randomBytes(8).toString('hex') };
}

/** The part of a key that others may see. */
export function publicPart(key: JWK): JWK {
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, oth: _oth, k: _k, ...open } = key;
  return open;
}
