import { z } from '@hono/zod-openapi';
import { legalGrounds, passageReaders, type WithheldPassage } from '@likeverd/casework';

/** Most passages that one form withholds. */
const mostPassages = 200;
const position = z.int().min(0).max(1_000_000);

/** Passages of a form's texts that are withheld. */
export const withheld = z
  .array(
    z.strictObject({
      field: z.string().max(200).openapi({ description: 'Name of the field; of a table field.row.column, rows from 1.' }),
      from: position,
      to: position.openapi({ description: 'Positions count UTF-16 units in the text as sent; the passage ends before this one.' }),
      ground: z.enum(legalGrounds),
      readers: z.enum(passageReaders),
      reason: z.string().trim().min(1).max(2_000).optional(),
      expires: z.iso.date().optional().openapi({ description: 'First day on which the passage is public.' }),
    }),
  )
  .max(mostPassages)
  .optional()
  .openapi({ description: 'Passages of the texts that are withheld, each with its ground.' });

/** Marked passages as casework knows them: what was not given is left out. */
export function withheldPassages(given: z.output<typeof withheld>): { readonly withheld?: readonly WithheldPassage[] } {
  if (given === undefined) return {};
  return {
    withheld: given.map(({ reason, expires, ...passage }) => ({
      ...passage,
      ...(reason === undefined ? {} : { reason }),
      ...(expires === undefined ? {} : { expires }),
    })),
  };
}

export const triedText = z.strictObject({ text: z.string().min(1).max(100_000) }).openapi('TriedText');
