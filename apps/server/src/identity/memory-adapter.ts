import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/**
 * What the local stand-in remembers of sign-ins under way, in memory: nothing of it is worth keeping over a restart.
 * Implements oidc-provider's adapter contract.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  const sweep = (): void => {
    for (const [key, { expiresAt }] of kept) if (expiresAt <= Date.now()) kept.delete(key);
  };
  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`;
    const find = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept].find(([key, { payload }]) => key.startsWith(`${model}:`) && matches(payload))?.[1].payload;
    return {
      upsert: async (id, payload, expiresIn) => {
        sweep();
        kept.set(keyOf(id), { payload, expiresAt: Date.now() + (expiresIn ?? 86_400) * 1_000 });
      },
      find: async (id) => {
        sweep();
        return kept.get(keyOf(id))?.payload;
      },
      findByUserCode: async (code) => find((payload) => payload.userCode === code),
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      consume: async (id) => {
        const found = kept.get(keyOf(id));
        if (found !== undefined)
          kept.set(keyOf(id), { ...found, payload: { ...found.payload, consumed: Math.floor(Date.now() / 1_000) } });
      },
      destroy: async (id) => {
        kept.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
