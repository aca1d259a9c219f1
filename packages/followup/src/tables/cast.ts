import type { Column } from './definition.ts';
import { literal } from './dialect.ts';

/** How a text is to be understood before it is a value of a column. */
export interface Reading {
  readonly decimalMark?: '.' | ',';
  /** Order of the parts of a date; absent: ISO. */
  readonly dates?: 'iso' | 'dayFirst';
  /** What a number is multiplied with to be in the column's unit. */
  readonly factor?: number;
  /** What stands in the file, and the code it means. */
  readonly codes?: Readonly<Record<string, string>>;
}

const forms = {
  integer: '^-?[0-9]{1,15}$',
  number: '^-?[0-9]{1,15}([.][0-9]{1,15})?([eE][-+]?[0-9]{1,2})?$',
  date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  datetime: '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?$',
} as const;

/** A text of a file as the value of a column, in DuckDB; null where it is none, or empty. `text` is an SQL expression. */
export function valueOf(text: string, { kind }: Column, reading: Reading = {}): string {
  const coded =
    reading.codes === undefined
      ? text
      : `case ${text} ${Object.entries(reading.codes)
          .map(([from, to]) => `when ${literal(from)} then ${literal(to)}`)
          .join(' ')} else ${text} end`;
  const trimmed = `nullif(trim(${coded}), '')`;
  switch (kind) {
    case 'text':
      return trimmed;
    case 'integer':
    case 'number': {
      const plain = reading.decimalMark === ',' ? `replace(${trimmed}, ',', '.')` : trimmed;
      const type = kind === 'integer' ? 'bigint' : 'double';
      const number = `case when regexp_matches(${plain}, '${forms[kind]}') then try_cast(${plain} as ${type}) end`;
      return reading.factor === undefined || reading.factor === 1 ? number : `cast((${number}) * ${reading.factor} as ${type})`;
    }
    case 'date':
      return reading.dates === 'dayFirst'
        ? `cast(try_strptime(${trimmed}, ['%d.%m.%Y', '%d/%m/%Y', '%d.%m.%y']) as date)`
        : `case when regexp_matches(${trimmed}, '${forms.date}') then try_cast(${trimmed} as date) end`;
    case 'datetime':
      return `case when regexp_matches(${trimmed}, '${forms.datetime}') then try_cast(${trimmed} as timestamp) end`;
  }
}
