import {
  type CaseState,
  commandFields,
  type Contract,
  type ContractVersion,
  type Field,
  type Fields,
  type FieldValue,
  isRows,
  noticeLengths,
  programOf,
  type Row,
  type Signature,
} from '@likeverd/casework';
import type { Block, Paper } from '@likeverd/documents';
import { type Content, content, formatDate, formatInstant, formatMoney, formatNumber, type Language } from '@likeverd/language';

/**
 * The contract as a document that people sign or read: every part of the form that its reader may see, in the form's order, then what the
 * system does with it on which day, and who has signed. Made from the contract and from nothing else.
 */
export function contractPaper(
  { number = '', title = '', constructed }: CaseState,
  version: ContractVersion,
  signatures: readonly Signature[],
  date: string,
  language: Language,
): Paper {
  const { casework, pages, documents } = content[language];
  const words = pages.temporary.paper;
  const names: Readonly<Record<string, string>> = casework.organisations;
  return {
    language,
    title: words.title({ number }),
    subtitle: title,
    publisher: names['sekretariatet'] ?? '',
    subject: words.subject({ title }),
    date,
    running: `${number} · ${pages.temporary.version({ version: version.version })}`,
    ...(constructed ? { marking: pages.implementation.letter.constructed } : {}),
    words: { contents: documents.contents, page: documents.page, of: documents.of },
    blocks: [
      paragraph(
        [
          `${pages.temporary.version({ version: version.version })}.`,
          ...(version.signedOn === undefined ? [] : [pages.temporary.signedOn({ date: formatDate(version.signedOn, language) })]),
        ].join(' '),
      ),
      ...(version.hash === undefined ? [notice(words.withheldTitle, words.withheld)] : []),
      ...sectionsOf(version, language),
      ...program(version, language),
      ...signed(version, signatures, language),
    ],
  };
}

/** Every section of the form in which something stands. */
function sectionsOf({ contract }: ContractVersion, language: Language): readonly Block[] {
  const { casework } = content[language];
  const fields: Fields = commandFields.draftContract;
  const sections: Readonly<Record<string, string>> = casework.sections;
  const values: Readonly<Record<string, FieldValue | undefined>> = contract;
  return [...Map.groupBy(Object.entries(fields), ([, { section = '' }]) => section)].flatMap(([section, entries]) => {
    const blocks = entries.flatMap(([name, field]) => {
      const value = values[name];
      return value === undefined ? [] : fieldBlocks(name, field, value, language);
    });
    return blocks.length === 0 ? [] : [heading(sections[section] ?? section, section), ...blocks];
  });
}

function fieldBlocks(name: string, field: Field, value: FieldValue, language: Language): readonly Block[] {
  const labels: Readonly<Record<string, { readonly label: string }>> = content[language].casework.fields;
  const label = labels[name]?.label ?? name;
  if (field.kind !== 'rows') return [heading(label, name, 2), paragraph(shown(field, value, language))];
  const columns = Object.entries(field.columns ?? {}).filter(([, column]) => (column.language ?? language) === language);
  const rows = isRows(value) ? value : [];
  // What is computed has more columns than a page is wide: each row stands by itself.
  if (field.computed === true)
    return rows.map((row) => rowTable(`${label}: ${String(row['question'] ?? '')}`, name, columns, row, language));
  return [
    {
      block: 'table',
      caption: label,
      columns: columns.map(([column]) => ({ heading: labels[`${name}.${column}`]?.label ?? column, align: 'start' })),
      rows: rows.map((row) =>
        columns.map(([column, columnField]) => {
          const cell: FieldValue | undefined = row[column];
          return { content: [{ text: cell === undefined ? '–' : shown(columnField, cell, language) }] };
        }),
      ),
      dense: true,
    },
  ];
}

function rowTable(
  caption: string,
  name: string,
  columns: readonly (readonly [string, Field])[],
  row: Row,
  language: Language,
): Block {
  const { casework, pages } = content[language];
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  return {
    block: 'table',
    caption,
    columns: [pages.temporary.paper.what, pages.temporary.paper.value].map((heading) => ({ heading, align: 'start' })),
    rows: columns.flatMap(([column, field]) => {
      const cell = row[column];
      if (cell === undefined) return [];
      const texts = [labels[`${name}.${column}`]?.label ?? column, shown(field, cell, language)];
      return [texts.map((text) => ({ content: [{ text }] }))];
    }),
    dense: true,
  };
}

/** A value as its field is read. */
function shown({ kind, unit }: Field, value: FieldValue, language: Language): string {
  const { casework, web }: Content = content[language];
  const word: Readonly<Record<string, string>> = { ...casework.organisations, ...casework.choices };
  if (typeof value === 'boolean') return value ? web.form.yes : web.form.no;
  if (typeof value === 'number') {
    const digits = String(value).split('.')[1]?.length ?? 0;
    return unit === undefined ? formatMoney(value, language, 'NOK', digits) : formatNumber(value, digits, language);
  }
  if (typeof value !== 'string') return '';
  return kind === 'choice' ? (word[value] ?? value) : kind === 'date' ? formatDate(value, language) : value;
}

/** What happens by itself, day by day. */
function program({ contract }: ContractVersion, language: Language): readonly Block[] {
  const { pages } = content[language];
  const words = pages.temporary.paper;
  const { timers } = programOf(contract);
  const column = (text: string) => ({ heading: text, align: 'start' as const });
  const [first] = timers;
  if (first === undefined) return [];
  const lengths = lengthTexts(contract, first.due, language);
  return [
    heading(words.program, 'program'),
    paragraph(words.programLead),
    ...(lengths.length === 0 ? [] : [paragraph(`${pages.temporary.lengths.title}:`), list(lengths)]),
    {
      block: 'table',
      caption: words.program,
      columns: [column(words.due), column(words.what), column(words.who), column(words.told)],
      rows: timers.map(({ due, kind, what, party, notices }) =>
        [
          formatDate(due, language),
          [pages.clock.kinds[kind], what].filter((part) => part !== '').join(': '),
          pages.clock.parties[party],
          notices.map(({ level, day }) => `${words.levels[level]} ${formatDate(day, language)}`).join('; '),
        ].map((text) => ({ content: [{ text }] })),
      ),
      dense: true,
    },
  ];
}

/** When people are told, each length with whether it was agreed or is a premise that nobody has verified. */
function lengthTexts(contract: Contract, day: string, language: Language): readonly string[] {
  const { lengths } = content[language].pages.temporary;
  return noticeLengths(contract, day).map(
    ({ name, value, origin }) => `${lengths[name]({ value: formatNumber(value, 0, language) })} (${lengths[origin]})`,
  );
}

function signed(
  { version, hash, publicHash }: ContractVersion,
  signatures: readonly Signature[],
  language: Language,
): readonly Block[] {
  const { temporary } = content[language].pages;
  const names: Readonly<Record<string, string>> = temporary.signatories;
  const own = signatures.filter((signature) => signature.version === version && signature.hash === hash);
  const lines = Object.keys(names).map((signatory) => {
    const found = own.find((signature) => signature.signatory === signatory);
    const when =
      found === undefined ? temporary.notSigned : temporary.signedAt({ instant: formatInstant(found.signedAt, language) });
    return `${names[signatory] ?? signatory}: ${when}`;
  });
  const hashes = [
    ...(hash === undefined ? [] : [`${temporary.hash}: ${hash}`]),
    ...(publicHash === undefined ? [] : [`${temporary.publicHash}: ${publicHash}`]),
  ];
  return [
    heading(temporary.signatures, 'signaturer'),
    // Who signed when is told by the publication; single signatures are known to those who work on the case.
    ...(own.length === 0 ? [] : [list(lines)]),
    list(hashes),
    paragraph(temporary.hashHint),
  ];
}

const paragraph = (text: string): Block => ({ block: 'paragraph', content: [{ text }] });
const list = (items: readonly string[]): Block => ({ block: 'list', items: items.map((text) => [{ text }]) });
const heading = (text: string, anchor: string, level: 1 | 2 = 1): Block => ({ block: 'heading', level, text, anchor });
const notice = (title: string, text: string): Block => ({ block: 'notice', tone: 'information', title, content: [{ text }] });
