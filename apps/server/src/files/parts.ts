import type { PartDisk } from './disk.ts';

/** Parts of uploads as they come: one at a time for each upload, and a sender who begins anew cuts off the one before. */
export interface Parts {
  /** Whether a part is coming for an upload. */
  coming(id: string): boolean;
  /** Takes a part from `offset` on until it ends or `size` is reached. Throws DiskFull. */
  receive(id: string, offset: number, size: number, body: ReadableStream<Uint8Array>): Promise<void>;
  /** Cuts off a part whose sender has begun anew, as after a connection that died without a word. */
  cutOff(id: string): Promise<void>;
  /** Does what others also do to the same upload, after them. */
  inTurn<T>(id: string, work: () => Promise<T>): Promise<T>;
}

export function openParts(disk: Pick<PartDisk, 'append'>): Parts {
  /** The part that is coming for an upload: how to cut it off, and when it has ended. */
  const coming = new Map<string, { readonly cut: () => Promise<void>; readonly ended: Promise<unknown> }>();
  /** The end of the queue of those who write to one upload. */
  const queues = new Map<string, Promise<unknown>>();
  return {
    coming: (id) => coming.has(id),
    receive: async (id, offset, size, body) => {
      const reader = body.getReader();
      const ended = disk.append(id, offset, size, reader);
      coming.set(id, { cut: () => reader.cancel(), ended: ended.catch(() => undefined) });
      try {
        await ended;
      } finally {
        coming.delete(id);
        reader.releaseLock();
      }
    },
    cutOff: async (id) => {
      const before = coming.get(id);
      if (before === undefined) return;
      await before.cut().catch(() => undefined); // it has ended by itself
      await before.ended;
    },
    inTurn: (id, work) => {
      const turn = (queues.get(id) ?? Promise.resolve()).then(work);
      const end = turn
        .catch(() => undefined) // whoever waits for the turn hears of it
        .then(() => {
          if (queues.get(id) === end) queues.delete(id);
        });
      queues.set(id, end);
      return turn;
    },
  };
}
