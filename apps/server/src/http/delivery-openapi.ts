import { z } from '@hono/zod-openapi';
import { mappingBody, newDeliveryBody, previewBody, registerParameter } from './delivery-schemas.ts';
import { uuid } from './schemas.ts';

const fault = z.object({
  code: z.string(),
  table: z.string(),
  column: z.string(),
  row: z.int(),
  details: z.record(z.string(), z.string()),
  message: z.string(),
});
const report = z
  .object({
    format: z.string(),
    status: z.enum(['accepted', 'quarantined']),
    files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
    tables: z.array(z.object({ table: z.string(), rows: z.int(), content: z.string().optional() })),
    content: z.string().optional(),
    faults: z.array(fault),
    counts: z.array(z.object({ code: z.string(), table: z.string(), column: z.string(), count: z.int() })),
    explained: z.array(fault),
    explanation: z.string().nullable(),
    unchecked: z.array(z.string()),
    profiles: z.array(z.record(z.string(), z.unknown())),
  })
  .openapi('DeliveryReport');
const line = {
  id: uuid,
  register: z.string(),
  contract: uuid,
  form: z.string(),
  organisation: z.string(),
  explanation: z.string().nullable(),
  state: z.enum(['receiving', 'submitted', 'accepted', 'quarantined']),
  begunAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  version: z.int().nullable(),
  content: z.string().nullable(),
};
const params = z.object({ id: uuid });
const tus = z.object({ 'tus-resumable': z.string() });
const uploadParams = params.extend({ upload: uuid });
const upload = z.object({
  id: uuid,
  delivery: uuid,
  name: z.string(),
  size: z.int(),
  offset: z.int(),
  sha256: z.string().nullable(),
});
const mapping = z.object({ mapping: mappingBody.nullable() });

/** Deliveries of register data, for the description of the interface. */
export const deliveriesDescribed = [
  {
    method: 'get',
    path: '/api/registers',
    summary: 'Registers, the forms in which they deliver, and their dictionaries of variables with source and whether verified',
    status: 200,
    answer: z.object({
      registers: z.array(z.record(z.string(), z.unknown())),
      largestFile: z.int().openapi({ description: 'Bytes of the largest file that a delivery may have.' }),
    }),
  },
  {
    method: 'get',
    path: '/api/registers/{register}/mapping',
    summary: 'How the columns of one’s own files are read; null before it is saved',
    status: 200,
    params: registerParameter,
    answer: mapping,
  },
  {
    method: 'post',
    path: '/api/registers/{register}/mapping',
    summary: 'Save how the columns of one’s own files are read; all faults at once',
    status: 200,
    params: registerParameter,
    body: mappingBody,
    answer: mapping,
  },
  {
    method: 'post',
    path: '/api/registers/{register}/preview',
    summary: 'The first rows of a file by a mapping, and what would be said of them; nothing is kept',
    status: 200,
    params: registerParameter,
    body: previewBody,
    answer: z.object({
      tables: z
        .array(z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }))
        .openapi({ description: 'The register’s own table first, then the OMOP tables that the mapping makes of it.' }),
      faults: z.array(fault),
    }),
  },
  {
    method: 'get',
    path: '/api/deliveries',
    summary: 'Deliveries, newest first: one’s own, or all of them in the data room',
    status: 200,
    answer: z.object({ deliveries: z.array(z.object(line)) }),
  },
  {
    method: 'post',
    path: '/api/deliveries',
    summary: 'Begin a delivery',
    status: 201,
    body: newDeliveryBody,
    answer: z.object({ id: uuid }),
  },
  {
    method: 'get',
    path: '/api/deliveries/{id}',
    summary: 'A delivery with its report',
    status: 200,
    params,
    answer: z.object({ ...line, report: report.nullable() }),
  },
  {
    method: 'get',
    path: '/api/deliveries/{id}/report.csv',
    summary: 'The faults of a delivery as CSV',
    status: 200,
    params,
    answer: z.string(),
    type: 'text/csv',
  },
  {
    method: 'post',
    path: '/api/deliveries/{id}/files/{name}',
    summary: 'Send a file (Parquet, CSV or JSON) of a delivery, as the whole body (application/octet-stream)',
    status: 200,
    params: params.extend({ name: z.string() }),
    answer: z.object({ bytes: z.int() }),
  },
  {
    method: 'post',
    path: '/api/deliveries/{id}/uploads',
    summary:
      'Begin to send a file of a delivery by parts (tus 1.0.0, creation); the metadata are filename and, if known, sha256 (hexadecimal), each in base64',
    status: 201,
    params,
    headers: tus.extend({ 'upload-length': z.string(), 'upload-metadata': z.string() }),
  },
  {
    method: 'get',
    path: '/api/deliveries/{id}/uploads',
    summary: 'The files of a delivery that is still being received, and how far each has come',
    status: 200,
    params,
    answer: z.object({ uploads: z.array(upload) }),
  },
  {
    method: 'get',
    path: '/api/deliveries/{id}/uploads/{upload}',
    summary: 'How far a file has come, and its SHA-256 once it is whole; with HEAD the offset to go on from (tus 1.0.0)',
    status: 200,
    params: uploadParams,
    answer: upload,
  },
  {
    method: 'patch',
    path: '/api/deliveries/{id}/uploads/{upload}',
    summary: 'The next part of a file (tus 1.0.0), as application/offset+octet-stream; 409 where it does not begin at the offset',
    status: 204,
    params: uploadParams,
    headers: tus.extend({ 'upload-offset': z.string() }),
  },
  {
    method: 'delete',
    path: '/api/deliveries/{id}/uploads/{upload}',
    summary: 'Give up a file that is not whole (tus 1.0.0, termination)',
    status: 204,
    params: uploadParams,
    headers: tus,
  },
  {
    method: 'post',
    path: '/api/deliveries/{id}/submit',
    summary: 'End the sending: the delivery is checked, and accepted or quarantined whole',
    status: 202,
    params,
    answer: z.object({ state: z.literal('submitted') }),
  },
  {
    method: 'post',
    path: '/api/deliveries/{id}/discard',
    summary: 'Throw away a delivery that is not submitted',
    status: 200,
    params,
    answer: z.object({ discarded: z.boolean() }),
  },
] as const;
