import { isRawRow, type RawValue, type RawValues } from '../forms/drafts.ts';
import type { Content } from '../i18n/language.tsx';

/** What stands in a form, as lines to read or copy from: the texts, field by field. */
export function textsOf({ casework }: Content, values: RawValues): readonly { readonly name: string; readonly value: string }[] {
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  const line = (name: string, value: RawValue): readonly { readonly name: string; readonly value: string }[] => {
    if (typeof value === 'string') return value === '' ? [] : [{ name: labels[name]?.label ?? name, value }];
    if (!Array.isArray(value)) return [];
    return value
      .filter(isRawRow)
      .flatMap((row) => Object.entries(row).flatMap(([column, cell]) => line(`${name}.${column}`, cell)));
  };
  return Object.entries(values).flatMap(([name, value]) => line(name, value));
}
