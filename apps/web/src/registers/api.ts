import type { CheckedFault, DeliveryForm, FaultCount, Mapping, Register } from '@likeverd/followup';
import { queryOptions } from '@tanstack/react-query';
import { deleteWith, getJson, postJson } from '../api/client.ts';

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
  queryFn: ({ signal }) => getJson<{ registers: readonly Register[]; largestFile: number }>('/api/registers', signal),
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

/** Begins a delivery, whose files are sent by parts afterwards; returns its id. */
export const beginDelivery = async (order: Order): Promise<string> => (await postJson<{ id: string }>('/api/deliveries', order)).id;

const pathOf = (id: string): string => `/api/deliveries/${encodeURIComponent(id)}`;
export const uploadsPath = (id: string): string => `${pathOf(id)}/uploads`;

/** A file of a delivery that is being received, as the server has it. */
export interface ArrivingFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly sha256: string | null;
}

export const arrivingQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id, 'uploads'],
    queryFn: ({ signal }) => getJson<{ uploads: readonly ArrivingFile[] }>(uploadsPath(id), signal),
    retry: false,
  });

/** Files that were chosen when the delivery was begun, for the page that sends them. */
export const chosenKey = (id: string): readonly string[] => ['deliveries', id, 'chosen'];

export const submitDelivery = (id: string): Promise<unknown> => postJson(`${pathOf(id)}/submit`, {});
export const discardDelivery = (id: string): Promise<unknown> => postJson(`${pathOf(id)}/discard`, {});
export const removeFile = (id: string, file: string): Promise<unknown> =>
  deleteWith(`${uploadsPath(id)}/${encodeURIComponent(file)}`, { 'tus-resumable': '1.0.0' });
