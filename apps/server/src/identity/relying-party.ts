import type { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Party } from '@likeverd/casework';
import type { Language } from '@likeverd/language';
import { importJWK, type JWK } from 'jose';
import * as oidc from 'openid-client';
import type { ExternalIdentity } from '../configuration.ts';
import { StartFailure } from '../start-failure.ts';
import { type Keys, publicPart } from './keys.ts';
import { asParty, type SignIn } from './sessions.ts';

/** What the server must know of the identity provider to send people there. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientKey: JWK;
  readonly scope: string;
  readonly roleClaim: string;
  readonly organisationClaim: string;
}

/** Client id of the server at its own local provider. */
export const localClientId = 'likeverd';

export function localProvider(address: string, keys: Keys): ProviderSettings {
  return {
    issuer: `${address}/identity`,
    clientId: localClientId,
    clientKey: keys.client,
    scope: 'openid likeverd',
    roleClaim: 'role',
    organisationClaim: 'organisation',
  };
}

export async function externalProvider(identity: ExternalIdentity): Promise<ProviderSettings> {
  const { issuer, clientId, clientKeyFile, scope, roleClaim, organisationClaim } = identity;
  try {
    const clientKey = JSON.parse(await readFile(clientKeyFile, 'utf8')) as JWK;
    if (clientKey.alg === undefined || clientKey.d === undefined) throw new Error('not a private JWK with "alg"');
    return { issuer, clientId, clientKey, scope, roleClaim, organisationClaim };
  } catch (error) {
    throw new StartFailure(
      `The file named in OIDC_CLIENT_KEY cannot be used (${(error as Error).message}); write the client's private key there as a JWK with "alg".`,
    );
  }
}

/** Sends people to the identity provider and receives them back. */
export interface RelyingParty {
  /** Where to send the browser: a request that was pushed to the provider beforehand (PAR), with PKCE. */
  begin(signIn: Omit<SignIn, 'returnPath'>, language: Language): Promise<URL>;
  /** Who came back; null when the provider names no role or organisation that the process knows. Throws when the answer does not check out. */
  finish(answer: URL, signIn: SignIn): Promise<Party | null>;
}

/** New secrets for one sign-in. */
export function newSignIn(): Omit<SignIn, 'returnPath'> {
  return { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce() };
}

/**
 * OpenID Connect by discovery, pushed authorisation request, PKCE, private_key_jwt and DPoP: what HelseID asks for (its security
 * profile, FAPI 2.0). `redirectUri` is this server's address for the way back.
 */
export async function relyingParty(settings: ProviderSettings, keys: Keys, redirectUri: string): Promise<RelyingParty> {
  const clientKey = await privateKey(settings.clientKey);
  const proofKeys: webcrypto.CryptoKeyPair = { privateKey: await privateKey(keys.proof), publicKey: await publicKey(keys.proof) };
  let discovered: Promise<oidc.Configuration> | null = null;

  const discover = (): Promise<oidc.Configuration> => {
    discovered ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        { use_mtls_endpoint_aliases: false },
        oidc.PrivateKeyJwt(settings.clientKey.kid === undefined ? clientKey : { key: clientKey, kid: settings.clientKey.kid }),
        // Without TLS only on this machine: the local stand-in.
        settings.issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        discovered = null; // asked again at the next sign-in
        throw error;
      });
    return discovered;
  };

  return {
    begin: async ({ verifier, state, nonce }, language) => {
      const configuration = await discover();
      return oidc.buildAuthorizationUrlWithPAR(
        configuration,
        {
          redirect_uri: redirectUri,
          scope: settings.scope,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          ui_locales: language,
        },
        { DPoP: oidc.getDPoPHandle(configuration, proofKeys) },
      );
    },
    finish: async (answer, { verifier, state, nonce }) => {
      const configuration = await discover();
      const tokens = await oidc.authorizationCodeGrant(
        configuration,
        answer,
        { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
        {},
        { DPoP: oidc.getDPoPHandle(configuration, proofKeys) },
      );
      const claims = tokens.claims();
      return asParty({
        person: claims?.sub,
        role: claims?.[settings.roleClaim],
        organisation: claims?.[settings.organisationClaim],
      });
    },
  };
}

async function privateKey(key: JWK): Promise<webcrypto.CryptoKey> {
  return asCryptoKey(await importJWK({ ...key, ext: false }, key.alg));
}

async function publicKey(key: JWK): Promise<webcrypto.CryptoKey> {
  return asCryptoKey(await importJWK({ ...publicPart(key), ext: true }, key.alg));
}

function asCryptoKey(key: webcrypto.CryptoKey | Uint8Array): webcrypto.CryptoKey {
  if (key instanceof Uint8Array)
    throw new StartFailure('The key of the identity client is a shared secret; use an asymmetric key (ES256 or RS256).');
  return key;
}
