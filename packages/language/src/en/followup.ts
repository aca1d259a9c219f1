import type { followup as base } from '../nb/followup.ts';

const expected: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  text: 'a text',
  texts: 'a list of at least one text',
  number: 'a number',
  flag: 'true or false',
  date: 'a date such as 2026-11-22',
};

/** Words for follow-up: register deliveries, observed against assumed, small counts. */
export const followup: typeof base = {
  delivery: {
    'csv.unterminatedQuote': () =>
      'A quotation mark is opened and never closed. Close it, or double quotation marks inside the text.',
    'csv.textAfterQuote': () =>
      'There is text after the closing quotation mark. Put a delimiter between, or double the quotation mark.',
    'csv.quoteInText': () => 'A quotation mark in the middle of a value. Quote the whole value, and double the marks inside it.',
    'delivery.empty': () => 'The file is empty. Deliver a file with a heading and data.',
    'delivery.noRows': () => 'The file has headings but no rows. Deliver the data as well.',
    'heading.missing': (details) => `The variable "${details['name']}" is missing from the heading. Include it.`,
    'heading.unknown': (details) =>
      `The heading "${details['found']}" is not in the dictionary. Remove the column, or use one of: ${details['known']}.`,
    'heading.duplicate': (details) => `The heading "${details['found']}" occurs twice. Keep one of the columns.`,
    'row.cellCount': (details) =>
      `The row has ${details['found']} values and the heading has ${details['expected']}. Check the delimiters.`,
    'cell.required': () => 'The value is missing and the variable is required. Fill it in.',
    'cell.integer': (details) => `"${details['found']}" is not a whole number. Write digits only.`,
    'cell.number': (details) => `"${details['found']}" is not a number. Use "${details['decimalMark']}" as the decimal mark.`,
    'cell.date': (details) => `"${details['found']}" is not a date. Write it as 2026-11-22.`,
    'cell.code': (details) => `"${details['found']}" is not a valid code. Valid codes: ${details['codes']}.`,
    'cell.below': (details) => `"${details['found']}" is below the limit ${details['limit']}. Check the value against its source.`,
    'cell.above': (details) => `"${details['found']}" is above the limit ${details['limit']}. Check the value against its source.`,
    'cell.tooLong': (details) =>
      `The text has ${details['found']} characters; at most ${details['limit']} were agreed. Shorten it.`,
    'cell.notUnique': (details) =>
      `"${details['found']}" already occurs in row ${details['first']}. Each value may occur once only.`,
    'cell.identityNumber': () =>
      'The value carries a national identity number or D-number. Replace it with a serial number before delivery; the value was not kept.',
  },
  dictionary: {
    'dictionary.syntax': (details) =>
      `The dictionary is not valid JSON (${details['message']}). Check commas, brackets and quotation marks.`,
    'dictionary.missing': (details) => `The field "${details['field']}" is missing or empty. Fill it in.`,
    'dictionary.type': (details) => `This should be ${expected[details['expected'] ?? ''] ?? details['expected']}.`,
    'dictionary.unknownField': (details) => `The field "${details['field']}" is unknown. Known fields: ${details['known']}.`,
    'dictionary.choice': (details) => `"${details['found']}" cannot be used. Choose among ${details['choices']}.`,
    'dictionary.duplicate': (details) => `The variable "${details['name']}" occurs twice. Keep one of them.`,
    'dictionary.range': (details) =>
      `The limits are in the wrong order: ${details['from']} is greater than ${details['to']}. Swap them.`,
  },
  place: (details) =>
    [
      `row ${details.row}`,
      ...(details.column === '0' ? [] : [`column ${details.column}`]),
      ...(details.variable === '' ? [] : [`"${details.variable}"`]),
    ].join(', '),
  suppressed: (details) => `fewer than ${details.minimum}, or hidden to protect small counts`,
  observed: 'Observed in the register',
  assumed: 'Assumed in the assessment',
  within: 'The assumption lies within the uncertainty',
  outside: 'The assumption lies outside the uncertainty',
};
