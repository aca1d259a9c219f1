import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@likeverd/language';
import Provider, { type Configuration as ProviderConfiguration } from 'oidc-provider';
import { languageOf } from '../http/language.ts';
import { securityHeaders } from '../http/headers.ts';
import { type Keys, publicPart } from './keys.ts';
import { expiredPage, loginPage } from './login-page.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { constructedPerson } from './persons.ts';
import { localClientId } from './relying-party.ts';

/** Serves everything under `/identity`. */
export type IdentityListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const mount = '/identity';

/**
 * A real OpenID provider on the same port with constructed persons, so that sign-in runs the code path of HelseID before there is a
 * contract with HelseID. Configuration never builds it when NODE_ENV is production or a real issuer is set.
 */
export function localIdentityProvider(address: string, keys: Keys): IdentityListener {
  const provider = new Provider(`${address}${mount}`, settings(address, keys));
  const serveProvider = provider.callback();
  return async (incoming, outgoing) => {
    for (const [name, value] of Object.entries(securityHeaders(address))) outgoing.setHeader(name, value);
    outgoing.setHeader('cache-control', 'no-store');
    const url = new URL(incoming.url ?? '/', address);
    const path = url.pathname.slice(mount.length);
    if (path.startsWith('/interaction/')) return interact(provider, incoming, outgoing, url);
    // Every sign-in asks anew who it is: the provider's own session of the last one is left out.
    incoming.headers.cookie = withoutProviderSession(incoming.headers.cookie ?? '');
    // oidc-provider reads where it is mounted from originalUrl.
    Object.assign(incoming, { originalUrl: incoming.url, url: (incoming.url ?? '').slice(mount.length) || '/' });
    await serveProvider(incoming, outgoing);
  };
}

function withoutProviderSession(cookies: string): string {
  return cookies
    .split(/;\s*/)
    .filter((cookie) => !cookie.startsWith('_session'))
    .join('; ');
}

async function interact(provider: Provider, incoming: IncomingMessage, outgoing: ServerResponse, url: URL): Promise<void> {
  const details = await provider.interactionDetails(incoming, outgoing).catch(() => null);
  const asked = details?.params['ui_locales'];
  const chosen = url.searchParams.get('lang') ?? (typeof asked === 'string' ? asked : null);
  const language: Language = languageOf(incoming.headers['accept-language'], chosen);
  if (details === null) return answer(outgoing, 400, 'text/html; charset=utf-8', expiredPage(language));
  if (incoming.method !== 'POST') {
    return answer(outgoing, 200, 'text/html; charset=utf-8', loginPage(language, `${mount}/interaction/${details.uid}`));
  }
  const person = constructedPerson(new URLSearchParams(await body(incoming)).get('person') ?? '');
  if (person === undefined)
    return answer(outgoing, 400, 'text/html; charset=utf-8', loginPage(language, `${mount}/interaction/${details.uid}`));
  await provider.interactionFinished(
    incoming,
    outgoing,
    { login: { accountId: person.person, remember: false } },
    { mergeWithLastSubmission: false },
  );
}

function answer(outgoing: ServerResponse, status: number, type: string, text: string): void {
  outgoing.writeHead(status, { 'content-type': type }).end(text);
}

async function body(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) {
    text += String(chunk);
    if (text.length > 2_000) return '';
  }
  return text;
}

function settings(address: string, keys: Keys): ProviderConfiguration {
  return {
    adapter: memoryAdapter(),
    jwks: { keys: [keys.provider] },
    cookies: { keys: [keys.cookieSecret] },
    clients: [
      {
        client_id: localClientId,
        redirect_uris: [`${address}/sign-in/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [publicPart(keys.client)] },
        require_pushed_authorization_requests: true,
        dpop_bound_access_tokens: true,
      },
    ],
    scopes: ['openid', 'likeverd'],
    claims: { openid: ['sub'], likeverd: ['role', 'organisation'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, id) => {
      const person = constructedPerson(id);
      if (person === undefined) return undefined;
      return {
        accountId: id,
        claims: () => ({ sub: person.person, role: person.role, organisation: person.organisation }),
      };
    },
    // The platform is its own client: there is nobody to ask for consent.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid likeverd');
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, interaction) => `${mount}/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 900, IdToken: 300, Interaction: 900, Session: 900 },
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.body = expiredPage(languageOf(ctx.get('accept-language'), null));
    },
  };
}
