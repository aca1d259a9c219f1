import type { deliveries as base } from '../nb/deliveries.ts';

type Details = Readonly<Record<string, string>>;

const kinds: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  date: 'a date such as 2026-11-22',
  datetime: 'a time such as 2026-11-22T13:45',
  text: 'a text',
};

const kind = ({ expected }: Details): string => kinds[expected ?? ''] ?? expected ?? '';
const found = (details: Details): string => (details['found'] === undefined ? 'The value' : `"${details['found']}"`);

/** Words for deliveries of register data: what is wrong, where, and what to do about it. */
export const deliveries: typeof base = {
  faults: {
    'file.unreadable': () => 'The file cannot be read. Deliver it again as Parquet, or as CSV in UTF-8 with a heading row.',
    'file.unknownTable': (d) => `The file name is no table's. Name the file after its table: ${d['known']}.`,
    'file.excludedTable': () =>
      'The table is not taken: it holds free text, or facts about persons that follow-up has no need of. Leave the file out.',
    'file.sameTable': (d) => `Two files are of the same table, ${d['table']}. Deliver one file for each table.`,
    'file.tooLarge': (d) => `The file is larger than ${d['limit']}. Split it, or deliver the tables as Parquet.`,
    'table.missing': () => 'The table is missing. Without it nobody can be followed; include it.',
    'table.empty': () => 'The table has no rows. Leave it out, or deliver its content.',
    'column.unknown': (d) => `The table has no such column. Leave it out, or use one of the names: ${d['known']}.`,
    'column.missing': () => 'The column is missing, and it is required. Include it.',
    'column.twice': () => 'The column stands twice. Keep one of them.',
    'column.type': (d) => `The column is stored as ${d['found']}, but must be ${kind(d)}. Store it with the right type.`,
    'row.cellCount': () => 'The row has another number of values than the heading row. Check delimiters and quotation marks.',
    'row.unreadable': () =>
      'The row cannot be read: a quotation mark is not closed, the row is too long, or the characters are not UTF-8. Correct the row.',
    'cell.type': (d) => `${found(d)} is not ${kind(d)}. Correct the value.`,
    'cell.required': () => 'The value is missing, and the column is required. Fill it in.',
    'cell.tooLong': (d) => `The text is longer than ${d['limit']} characters. Shorten it.`,
    'cell.below': (d) => `${found(d)} is below the limit ${d['limit']}. Check the value against its source.`,
    'cell.above': (d) => `${found(d)} is above the limit ${d['limit']}. Check the value against its source.`,
    'cell.code': (d) => `${found(d)} is not a valid code. Valid codes: ${d['codes']}.`,
    'cell.form': (d) => `${found(d)} does not have the form of a code of ${d['vocabularies']}. Check the code.`,
    'cell.identityNumber': () =>
      'There is a national identity number, D-number or help number here. The whole delivery is refused and deleted, and the number was not kept. Replace it with a serial number before delivery.',
    'date.endBeforeStart': (d) => `${found(d)} is before ${d['other']} in the same row. Correct one of the dates.`,
    'date.disagree': (d) => `${found(d)} is on another day than ${d['other']} in the same row. Correct one of them.`,
    'date.future': (d) => `${found(d)} is after the day of delivery, ${d['limit']}. Correct the date.`,
    'date.beforeBirth': (d) => `${found(d)} is before the person was born. Correct the date or the year of birth.`,
    'date.afterDeath': (d) =>
      `${found(d)} is more than ${d['days']} days after the person died. Correct the date or the date of death.`,
    'key.unknown': (d) => `${found(d)} is not in the table ${d['other']}. Include the row it refers to, or correct the value.`,
    'row.duplicateKey': (d) => `The key already stands in row ${d['first']}. Each key must stand only once.`,
    'row.disagree': (d) =>
      `${found(d)} is another than in row ${d['first']} for the same patient. All rows of a patient must agree on this; correct the one that is wrong.`,
    'drift.rows': (d) =>
      `The last delivery had ${d['before']} rows, this one has ${d['after']}. Explain why, or deliver what is missing.`,
    'drift.month': (d) =>
      `The number in the month has gone from ${d['before']} to ${d['after']} since the last delivery; the limit is a share of ${d['limit']}. Explain why, or correct the delivery.`,
    'drift.shares': (d) =>
      `The shares of the categories are ${d['distance']} from the last delivery; the limit is ${d['limit']}. Explain why, or correct the delivery.`,
    'drift.mean': (d) =>
      `The mean is ${d['after']}, against ${d['before']} in the last delivery; that is more than ${d['limit']} standard deviations. Explain why, or correct the delivery.`,
    'coverage.below': (d) =>
      `The table has ${d['found']} rows, and ${d['expected']} were expected; at least a share of ${d['limit']} must be there. Deliver what is missing, or explain why.`,
    'coverage.above': (d) =>
      `The table has ${d['found']} rows, and ${d['expected']} were expected; at most a share of ${d['limit']} is accepted. Check the extract, or explain why.`,
    'delivery.sameContent': (d) =>
      `The content is that of version ${d['version']}, which is accepted. There is no need to deliver it again.`,
    'fhir.syntax': () => 'The file is not valid JSON. Deliver a FHIR R4 bundle as JSON in UTF-8.',
    'fhir.structure': (d) => `The resource does not follow FHIR R4: ${d['path']}. Correct the element.`,
    'fhir.resource': (d) => `This type of resource is not taken. Taken are: ${d['known']}.`,
    'fhir.reference': (d) =>
      `The reference ${d['path']} does not lead to a patient in the bundle. Include the patient, or correct the reference.`,
    'fhir.code': (d) => `The element ${d['path']} lacks a code of ${d['vocabularies']}. Include the code.`,
    'fhir.binding': (d) => `The code in ${d['path']} is not in the list of FHIR R4. Use one of ${d['codes']}.`,
    'fhir.nothing': (d) => `${d['path']} says that this was recorded by mistake, or did not happen. Remove the resource.`,
  },
  mappingFaults: {
    'mapping.unknownVariable': (d) =>
      `"${d['found']}" is no variable of the register. Choose another for the column "${d['name']}".`,
    'mapping.variableTwice': (d) => `The variable "${d['name']}" is chosen for two columns. Choose it for one.`,
    'mapping.headingTwice': (d) => `The column "${d['name']}" stands twice. Keep one.`,
    'mapping.missingVariable': (d) => `The variable "${d['name']}" is required. Choose the column it stands in.`,
    'mapping.unknownCode': (d) => `The code "${d['found']}" for the column "${d['name']}" does not exist. Use ${d['codes']}.`,
    'mapping.factor': (d) => `The number that "${d['name']}" is multiplied with must be greater than zero.`,
    'mapping.omopTable': (d) =>
      `The table "${d['name']}" cannot be filled from the register’s columns. Choose one of ${d['known']}.`,
    'mapping.omopTwice': (d) =>
      `The table "${d['name']}" has one row for each patient, and can be described only once. Take one away.`,
    'mapping.omopColumn': (d) =>
      `The column "${d['name']}" does not exist, stands twice or is filled by itself. Choose one of ${d['known']}.`,
    'mapping.omopVariable': (d) =>
      `The column "${d['name']}" has neither a known variable nor a fixed value. Choose a variable, or write the value.`,
    'mapping.omopKind': (d) =>
      `The column "${d['name']}" is to be ${kind({ expected: d['kind'] ?? '' })}, but the variable is ${kind({ expected: d['found'] ?? '' })}. Choose another variable, or say what each code is to become.`,
    'mapping.omopCode': (d) =>
      `"${d['found']}" cannot stand in the column "${d['name']}", which is to be ${kind({ expected: d['kind'] ?? '' })}. Correct what the code is to become.`,
    'mapping.omopConstant': (d) =>
      `The fixed value "${d['found']}" cannot stand in the column "${d['name']}", which is to be ${kind({ expected: d['kind'] ?? '' })}. Correct the value.`,
    'mapping.omopMissing': (d) => `The column "${d['name']}" is required in OMOP. Choose where it comes from.`,
    'mapping.omopNothing': (d) =>
      `Nothing says when a row belongs in "${d['name']}". Let a variable fill one of the columns ${d['columns']}.`,
    'mapping.omopCost': (d) =>
      `The cost must be of a row that the same row of the file makes. Set cost_domain_id to one of ${d['known']}, and describe that table once, without joining rows that are alike.`,
    'mapping.identityNumber': () => 'The mapping holds a national identity number or the like. Remove it; it was not kept.',
  },
  place: (d) =>
    [
      ...(d.table === '' ? [] : [d.table]),
      ...(d.row === '0' ? [] : [`row ${d.row}`]),
      ...(d.column === '' ? [] : [`column ${d.column}`]),
    ].join(', '),
  accepted: (d) => `The delivery is in order: ${d.tables} tables, ${d.rows} rows.`,
  quarantined: (d) =>
    `The delivery is quarantined as a whole: ${d.faults} faults. Nothing was taken in. Correct them and deliver again.`,
  counted: (d) => `${d.count} rows`,
  contentHash: (d) => `SHA-256 of the content: ${d.hash}`,
  notAsked: (d) => `"${d.given}" is nothing that can be done with deliveries. Write check, and then the files.`,
  noFiles: 'Name at least one file.',
};
