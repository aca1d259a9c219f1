import type { CaseState } from '@likeverd/casework';
import { fieldsOf } from '../forms/values.ts';
import type { Content, Format } from '../i18n/language.tsx';
import { type FactSection, filledFacts, filledSections } from '../intake/details.tsx';

const forms = ['writeMiniHta', 'reviewMiniHta', 'decideMiniHta'] as const;

/** A hospital's own assessment as far as the reader may know: what it is, and the parts that are written. */
export function miniHtaSections(words: Content, format: Format, { miniHta, methodType }: CaseState): readonly FactSection[] {
  if (miniHta === undefined) return [];
  const { casework, pages } = words;
  const { trust, parts, stopReason, ...rest } = miniHta;
  const begun = filledFacts(words, format, fieldsOf('startMiniHta'), { ...rest, methodType });
  const written = forms.flatMap((form) =>
    filledSections(words, format, fieldsOf(form), parts).map(({ name, facts }) => ({
      name: name === '' ? pages.miniHta.parts[form] : `${pages.miniHta.parts[form]}: ${name.toLowerCase()}`,
      facts,
    })),
  );
  return [
    {
      name: pages.miniHta.started,
      facts: [
        { name: pages.miniHta.trust, value: (casework.organisations as Readonly<Record<string, string>>)[trust] ?? trust },
        ...begun,
      ],
    },
    ...written,
    ...(stopReason === undefined
      ? []
      : [{ name: pages.miniHta.stopped, facts: [{ name: casework.fields.localStopReason.label, value: stopReason }] }]),
  ];
}
