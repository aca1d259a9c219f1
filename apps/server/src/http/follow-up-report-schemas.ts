import { z } from '@hono/zod-openapi';

export const followUpQuery = z.object({
  /** The report that is shown; the newest where it is not given. */
  report: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export const reportBody = z.object({ report: z.record(z.string(), z.unknown()) });
