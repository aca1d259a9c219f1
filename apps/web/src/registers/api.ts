import type { CheckedFault, DeliveryForm, FaultCount, Mapping, Register } from '@likeverd/followup';
import { queryOptions } from '@tanstack/react-query';
import { askJson, getJson, postJson } from '../api/client.ts';

/** A fault with its words. */
export type WordedFault = CheckedFault & { readonly message: string };

export interface DeliveryLine {
  readonly id: string;
  readonly register: string;
  readonly form: DeliveryForm;
  readonly organisation: string;
  readonly explanation: string | null;
  readonly state: 'receiving' | 'submitted' | 'accepted' | 'quarantined';
  readonly begunAt: string;
  readonly settledAt: string | null;
  readonly version: number | null;
  readonly content: string | null;
}

export interface Delivery extends DeliveryLine {
  readonly report: {
    readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
    readonly tables: readonly { readonly table: string; readonly rows: number; readonly content?: string }[];
    readonly faults: readonly WordedFault[];
    readonly counts: readonly FaultCount[];
    readonly explained: readonly WordedFault[];
    readonly unchecked: readonly string[];
  } | null;
}

export const deliveriesQuery = queryOptions({
  queryKey: ['deliveries'],
  queryFn: ({ signal }) => getJson<{ deliveries: readonly DeliveryLine[] }>('/api/deliveries', signal),
  refetchInterval: ({ state }) => (state.data?.deliveries.some((each) => each.state === 'submitted') === true ? 2_000 : false),
});

/** A delivery; asked again until it is settled. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id],
    queryFn: ({ signal }) => getJson<Delivery>(`/api/deliveries/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'submitted' ? 1_000 : false),
    retry: false,
  });

export const registersQuery = queryOptions({
  queryKey: ['registers'],
  queryFn: ({ signal }) => getJson<{ registers: readonly Register[] }>('/api/registers', signal),
});

const mappingPath = (register: string): string => `/api/registers/${encodeURIComponent(register)}/mapping`;

export const mappingQuery = (register: string) =>
  queryOptions({
    queryKey: ['mapping', register],
    queryFn: ({ signal }) => getJson<{ mapping: Mapping | null }>(mappingPath(register), signal),
    retry: false,
    staleTime: Infinity,
  });

export const saveMapping = (register: string, mapping: Mapping): Promise<unknown> => postJson(mappingPath(register), mapping);

export interface Preview {
  readonly tables: readonly {
    readonly table: string;
    readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  }[];
  readonly faults: readonly WordedFault[];
}

export const preview = (register: string, text: string, mapping: Mapping): Promise<Preview> =>
  postJson<Preview>(`/api/registers/${encodeURIComponent(register)}/preview`, { text, mapping });

export interface Order {
  readonly register: string;
  readonly case: string;
  readonly form: DeliveryForm;
  readonly explanation?: string;
}

/** Begins a delivery, sends its files one by one and ends it; returns its id. A failure throws the delivery away. */
export async function deliver(order: Order, files: readonly File[], sent: (count: number) => void): Promise<string> {
  const { id } = await postJson<{ id: string }>('/api/deliveries', order);
  const path = `/api/deliveries/${id}`;
  try {
    for (const [index, file] of files.entries()) {
      sent(index);
      await askJson(`${path}/files/${encodeURIComponent(file.name)}`, {
        method: 'POST',
        file,
        headers: { 'content-type': 'application/octet-stream' },
      });
    }
    await postJson(`${path}/submit`, {});
  } catch (error) {
    await postJson(`${path}/discard`, {}).catch(() => undefined); // it is thrown away by itself after a week
    throw error;
  }
  return id;
}
