import { isPlainText } from '@likeverd/casework';
import { deliveryForms, registerIds } from '@likeverd/followup';
import { z } from '@hono/zod-openapi';

const name = z.string().min(1).max(200);

const codes = z.record(z.string().max(200), z.string().max(200));

/** How records become rows of OMOP tables. */
const omopRows = z.array(
  z.strictObject({
    table: name,
    once: z.boolean().optional().openapi({ description: 'Records that say the same make one row.' }),
    cells: z
      .array(
        z.strictObject({
          column: name,
          variable: name.optional(),
          codes: codes.optional().openapi({ description: 'What the variable holds, and what the cell gets for it.' }),
          constant: name.optional().openapi({ description: 'The value where there is no variable, or it is empty.' }),
        }),
      )
      .max(60),
  }),
);

export const mappingBody = z
  .strictObject({
    columns: z
      .array(
        z.strictObject({
          heading: name,
          column: name,
          reading: z.strictObject({
            decimalMark: z.enum(['.', ',']).optional(),
            dates: z.enum(['iso', 'dayFirst']).optional(),
            factor: z
              .number()
              .optional()
              .openapi({ description: 'A number is multiplied with it to be in the unit of the variable.' }),
            codes: codes.optional(),
          }),
        }),
      )
      .max(300),
    ignored: z.array(name).max(300).openapi({ description: 'Headings of columns that are sent and not taken.' }),
    omop: omopRows.max(60).optional().openapi({ description: 'The OMOP tables that the variables become.' }),
  })
  .openapi('Mapping');

export const previewBody = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(256 * 1024)
      .openapi({ description: 'The first rows of the file, heading included.' }),
    mapping: mappingBody,
  })
  .openapi('MappingPreview');

export const newDeliveryBody = z
  .strictObject({
    register: z.enum(registerIds),
    case: z.string().max(100).openapi({ description: 'Number of the case that the data are for.' }),
    form: z.enum(deliveryForms),
    explanation: z
      .string()
      .transform((text) => text.normalize('NFC').trim())
      .pipe(z.string().max(2_000).refine(isPlainText))
      .optional()
      .openapi({ description: 'Why it differs from the last delivery or from what was expected.' }),
    expectations: z
      .array(
        z.strictObject({
          table: name,
          rows: z.int().positive(),
          atLeast: z.number().min(0).max(1),
          atMost: z.number().min(1),
        }),
      )
      .max(50)
      .optional(),
  })
  .openapi('NewDelivery');

export const registerParameter = z.object({ register: z.enum(registerIds) });

/** Names of files that mean a table: plain letters, so that they mean the same on every disk. */
export const fileName = z.string().regex(/^\w[\w.-]{0,99}\.(parquet|csv|json)$/i);

/** A file that comes by parts: `Upload-Length`, and the metadata `filename` and, where the sender knows it, `sha256`. */
export const newDeliveryUpload = z.strictObject({
  name: fileName,
  size: z.coerce.number().pipe(z.int().positive()),
  expected: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
