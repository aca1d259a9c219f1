import { visibleTo } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import { asViewer, type Store } from '../database.ts';
import { seenEvents } from '../log/event-store.ts';
import { type DatasetId, type OpenCase, rowsOf } from './datasets.ts';
import { type Format, writerOf } from './formats.ts';

/** Cases read at a time: what is in memory does not grow with the number of cases. */
const batch = 100;

interface Place {
  readonly year: number;
  readonly sequence: number;
}

/** The public's part of every numbered case, in the order of the numbers; each batch is read as the public, in a transaction of its own. */
export async function* openCases(store: Store, today: CalendarDate): AsyncGenerator<OpenCase> {
  let after: Place = { year: 0, sequence: 0 };
  for (;;) {
    const { rows, logs } = await asViewer(store, null, today, async (tx) => {
      const found = await sql<Place & { case_id: string; number: string }>`
        select n.year, n.sequence, p.case_id, p.number from case_number n join public_case p on p.case_id = n.case_id
        where (n.year, n.sequence) > (${after.year}, ${after.sequence}) and p.number is not null
        order by n.year, n.sequence limit ${batch}`.execute(tx);
      return {
        rows: found.rows,
        logs: await seenEvents(
          tx,
          found.rows.map((row) => row.case_id),
        ),
      };
    });
    for (const { case_id, number } of rows) {
      const log = logs.get(case_id) ?? [];
      // The database has left out what is not public; passages withheld inside of texts are marked here.
      const seen = visibleTo(null, log, today).map((event, index) => ({ ...event, feedId: log[index]?.feedId ?? '' }));
      yield { id: case_id, number, seen };
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** A whole dataset as it is written, piece by piece; reading waits for whoever takes it. */
export function bulkStream(
  store: Store,
  dataset: DatasetId,
  format: Format,
  today: CalendarDate,
  address: string,
): ReadableStream<Uint8Array> {
  return streamOf(written(store, dataset, format, today, address));
}

/** Pieces of text as they are asked for. */
export function streamOf(pieces: AsyncGenerator<string, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** Pieces of about this many characters. */
const pieceLength = 16_384;

async function* written(
  store: Store,
  dataset: DatasetId,
  format: Format,
  today: CalendarDate,
  address: string,
): AsyncGenerator<string, undefined> {
  const writer = writerOf(dataset, format);
  let piece = writer.begin;
  let first = true;
  for await (const open of openCases(store, today)) {
    for (const row of rowsOf(dataset, open, today, address)) {
      piece += writer.row(row, first);
      first = false;
    }
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece + writer.end;
  return undefined;
}
