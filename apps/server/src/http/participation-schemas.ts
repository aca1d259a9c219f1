import { isPlainText } from '@likeverd/casework';
import { isCalendarDate } from '@likeverd/reference';
import { z } from '@hono/zod-openapi';

const plainText = (shortest: number, longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(shortest).max(longest).refine(isPlainText));
export const roundBody = z
  .strictObject({
    instructions: plainText(10, 5_000),
    replyBy: z.string().refine(isCalendarDate).optional().openapi({ description: 'Calendar date.' }),
  })
  .openapi('InputRound');
export const contributionBody = z
  .strictObject({ author: plainText(2, 200), content: plainText(2, 20_000) })
  .openapi('Contribution');

export const openInputBody = z
  .strictObject({
    case: z.string().max(100).openapi({ description: 'Number of the case.' }),
    values: z.record(z.string().max(100), z.unknown()).openapi({
      description:
        'The fields of the form: `inputTarget` and the passage quoted, `inputText`, `senderCapacity`, `senderName` for organisations and companies, `senderInterests`, `email`, `hiddenPassages`, `publicationConsent`.',
    }),
  })
  .openapi('OpenInput');
export const declineBody = z.strictObject({ reason: plainText(10, 2_000) }).openapi('DeclineInput');
