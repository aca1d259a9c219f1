import type { CalendarDate } from '@likeverd/reference';
import type { FieldValues } from '../field.ts';
import { type Rejection, reject } from '../rejections.ts';
import { newestEdition, ruleInForce } from '../rules.ts';
import type { CaseState } from '../state.ts';
import { validateFields } from '../validation.ts';
import { passagesIn, quoteIn, sinceRegistered } from './acts.ts';
import { openInputFields } from './fields.ts';

export type JudgedOpenInput =
  /** The values of the form, as `openInputFields` describes them. */
  { readonly ok: true; readonly values: FieldValues } | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** An address by its outer form: whether it exists is told by the confirmation. */
const address = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/;

/**
 * Input from someone who is not signed in, on what the public sees of a case: every fault at once, or its values. S23.R3: input is open to
 * all, at every stage; S14 (f): who gives it, and with which interests, is to be clear.
 */
export function judgeOpenInput(state: CaseState, values: Readonly<Record<string, unknown>>, today: CalendarDate): JudgedOpenInput {
  const day = state.receivedOn ?? today;
  const checked = validateFields(openInputFields, values, day);
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name].trim() : undefined);
  const email = text('email') ?? '';
  const rejections: readonly Rejection[] = [
    ...(sinceRegistered.includes(state.phase)
      ? []
      : [reject('step.notNow', 'input.openToAll', { phase: state.phase, allowed: sinceRegistered.join(', ') })]),
    ...(checked.ok ? [] : checked.rejections),
    ...(email === '' || address.test(email) ? [] : [reject('input.address', 'input.sender', {}, 'email')]),
    ...(values['publicationConsent'] !== false ? [] : [reject('input.noConsent', 'input.published', {}, 'publicationConsent')]),
    ...quoteIn(
      {
        inputTarget: text('inputTarget'),
        quotedText: text('quotedText'),
        textBefore: text('textBefore'),
        textAfter: text('textAfter'),
      },
      state.participation,
    ),
    ...passagesIn(text('inputText') ?? '', passagesOf(values['hiddenPassages'])),
  ];
  if (checked.ok && rejections.length === 0) return { ok: true, values: checked.values };
  return {
    ok: false,
    rejections: rejections.map((each) => ({
      ...each,
      ruleVersion: (ruleInForce(each.rule, day) ?? newestEdition(each.rule)).version,
    })),
  };
}

/** The passages that are written; what has not the form of one is told by the form itself. */
function passagesOf(raw: unknown): readonly { readonly passage: string }[] {
  if (!Array.isArray(raw)) return [];
  return raw.map((row: unknown) =>
    typeof row === 'object' && row !== null && 'passage' in row && typeof row.passage === 'string'
      ? { passage: row.passage }
      : { passage: '' },
  );
}
