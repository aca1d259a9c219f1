import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

/** What stands in a cell: a formula is what it came to when it was saved. */
export type WorkbookCell = string | number | boolean | Date | null;

export type WorkbookReading =
  | { readonly ok: true; readonly rows: readonly (readonly WorkbookCell[])[] }
  | { readonly ok: false; readonly code: 'workbook.unreadable' | 'workbook.tooLarge' };

/** Most bytes that a workbook may unpack to: a small file can hold a very large one. */
const mostUnpacked = 400 * 1024 * 1024;

/** The rows of the first sheet of a workbook (.xlsx). Nothing in it is calculated or fetched. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  try {
    let unpacked = 0;
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > mostUnpacked) return { ok: false, code: 'workbook.tooLarge' };
    const sheet: readonly (readonly unknown[])[] = await readSheet(new Uint8Array(bytes).buffer);
    return { ok: true, rows: sheet.map((row) => row.map(cellOf)) };
  } catch {
    return { ok: false, code: 'workbook.unreadable' }; // no zip, or one without a sheet
  }
}

function cellOf(cell: unknown): WorkbookCell {
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date ? cell : null;
}
