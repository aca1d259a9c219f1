import { parseDocument } from 'yaml';

/** What an openqaly model file holds, read leniently: its YAML and JSON writers differ in names and in numbers written as text. */
export type Fields = Readonly<Record<string, unknown>>;

export interface OpenqalyDocument {
  readonly settings: Fields;
  /** False for files of the time before `format_version`, whose discount rates may be shares instead of per cent. */
  readonly versioned: boolean;
  readonly sections: Fields;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows of a section, with their position. */
export const rowsOf = ({ sections }: OpenqalyDocument, section: string): readonly Fields[] => {
  const rows = sections[section];
  return Array.isArray(rows) ? rows.filter(isFields) : [];
};

/** A field as text; empty where it is missing, null or nothing but spaces. */
export const textOf = (fields: Fields, ...names: readonly string[]): string => {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  }
  return '';
};

/** A field as a number, also when it is written as text; `undefined` where it is not one. */
export const numberOf = (fields: Fields, name: string): number | undefined => {
  const text = textOf(fields, name);
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
};

/** Names in a list, or in one text with commas. */
export const namesOf = (fields: Fields, name: string): readonly string[] => {
  const value = fields[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : textOf(fields, name).split(',');
  return list.flatMap(
    (item) => (typeof item === 'string' ? item.trim() : isFields(item) ? textOf(item, 'variable', 'name') : '') || [],
  );
};

const settingsOf = (written: unknown): Fields => {
  if (isFields(written)) return written;
  if (!Array.isArray(written)) return {};
  return Object.fromEntries(written.filter(isFields).map((row) => [textOf(row, 'setting'), row['value']]));
};

export type ReadOpenqaly =
  | { readonly ok: true; readonly value: OpenqalyDocument }
  | { readonly ok: false; readonly line: number; readonly message: string };

export const readOpenqaly = (text: string): ReadOpenqaly => {
  const document = parseDocument(text, { prettyErrors: true, version: '1.2' });
  const [error] = document.errors;
  if (error !== undefined) {
    return { ok: false, line: error.linePos?.[0].line ?? 1, message: error.message.split('\n')[0] ?? '' };
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isFields(value)) return { ok: false, line: 1, message: '' };
  const settings = settingsOf(value['settings']);
  const kind = textOf(value, 'model_type') || textOf(settings, 'model_type');
  return {
    ok: true,
    value: { settings: { ...settings, model_type: kind }, versioned: textOf(value, 'format_version') !== '', sections: value },
  };
};
