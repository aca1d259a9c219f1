import { z } from '@hono/zod-openapi';
import { reportDimensions } from '@likeverd/followup';
import { decisions } from '../releases/releases.ts';
import { uuid } from './schemas.ts';

const name = z.string().min(1).max(80);
const group = z.record(name, name);
const codes = z.array(name).max(500);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const asked = { id: name, title: name, where: group.optional() };

const request = z.object({
  title: name,
  source: z.object({ report: hash, dataUntil: z.iso.date() }).optional(),
  dimensions: z
    .array(z.object({ id: name, leaves: codes, unions: z.record(name, codes).optional(), grows: z.boolean().optional() }))
    .max(8),
  people: z
    .array(
      z.object({
        at: group,
        count: z.number(),
        amounts: z.record(name, z.object({ total: z.number(), largest: z.array(z.number()).max(10) })).optional(),
      }),
    )
    .max(50_000),
  tables: z
    .array(
      z.object({
        ...asked,
        kind: z.enum(['counts', 'shares', 'sums', 'means']),
        by: z.record(name, codes),
        amount: name.optional(),
        share: group.optional(),
        protect: z.enum(['suppress', 'round']),
      }),
    )
    .max(50),
  curves: z
    .array(
      z.object({
        ...asked,
        time: name,
        fate: name,
        event: name,
        beside: z.record(name, z.object({ month: z.number(), assumed: z.number().optional() })).optional(),
      }),
    )
    .max(50),
  statistics: z
    .array(
      z.object({
        ...asked,
        kind: z.enum(['quantile', 'estimate', 'pValue']),
        value: z.number(),
        interval: z.tuple([z.number(), z.number()]).optional(),
        probability: z.number().optional(),
        events: group.optional(),
        rule: z.object({ id: name, probability: z.number().optional(), boundary: z.number().optional() }).optional(),
      }),
    )
    .max(100),
});

const of = z.object({ endpoint: name, subgroup: name.optional() });
const choice = z.object({
  protect: z.enum(['suppress', 'round']),
  tables: z.array(z.array(z.enum(reportDimensions)).max(reportDimensions.length)).max(10),
  curves: z.array(of).max(50),
  events: z.array(of).max(50),
  rules: z.array(name).max(50),
});

/** A request as it is, or a choice of what a report in the data room has. */
export const releaseBody = z.union([z.object({ caseId: uuid, report: hash, choice }), z.object({ caseId: uuid, request })]);
export const checkBody = z.object({
  decision: z.enum(decisions),
  reason: z
    .string()
    .trim()
    .min(10)
    .max(4_000)
    // nothing that turns text around
    .regex(/^[^\u202a-\u202e\u2066-\u2069]*$/),
});
