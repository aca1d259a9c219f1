import { z } from '@hono/zod-openapi';

export const followUpQuery = z.object({
  /** The report that is shown; the newest where it is not given. */
  report: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** Longest plan, in characters: a document of people, not of machines. */
const longestPlan = 200_000;

export const planBody = z.object({
  document: z.string().max(longestPlan).openapi({ description: 'YAML or JSON, format likeverd-follow-up with a part registers.' }),
});

export const reportBody = z.object({ report: z.record(z.string(), z.unknown()) });
