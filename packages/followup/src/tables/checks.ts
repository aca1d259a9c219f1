import type { Column, TableDefinition } from './definition.ts';
import { dateLiteral, type Dialect, identifier, literal } from './dialect.ts';

export const rowCheckCodes = [
  'cell.required',
  'cell.tooLong',
  'cell.below',
  'cell.above',
  'cell.code',
  'cell.form',
  'date.endBeforeStart',
  'date.disagree',
  'date.future',
  'date.beforeBirth',
  'date.afterDeath',
  'key.unknown',
] as const;
export type RowCheckCode = (typeof rowCheckCodes)[number];

/** One thing that must hold of every row of a table, as data: `violated` is true of the rows where it does not. */
export interface RowCheck {
  readonly code: RowCheckCode;
  readonly table: string;
  /** The column it is about. */
  readonly column: string;
  /** What the words about it need: limits, the other column, the vocabulary. */
  readonly details: Readonly<Record<string, string>>;
  /**
   * SQL over `t`, the row; `p`, its person; `d`, that person's death; and `r0`, `r1` …, rows that it refers to. Unknown (null) is not
   * violated.
   */
  readonly violated: string;
}

/** What the checks of a delivery need to know beside the tables. */
export interface CheckContext {
  /** Tables that were delivered; what refers to others is not checked. */
  readonly delivered: readonly string[];
  /** Day of the delivery, ISO; what happened may not lie after it. */
  readonly today: string;
}

/** Days after a death for which records of it may still come: laboratory answers, cost and administration of the day itself. */
const daysAfterDeath = 30;

const cell = (column: string): string => `t.${identifier(column)}`;

function cellChecks(table: string, column: Column, dialect: Dialect): readonly RowCheck[] {
  const { name } = column;
  const at = cell(name);
  const check = (code: RowCheckCode, violated: string, details: RowCheck['details'] = {}): RowCheck => ({
    code,
    table,
    column: name,
    details,
    violated,
  });
  return [
    ...(column.required ? [check('cell.required', `${at} is null`)] : []),
    ...(column.longest === undefined
      ? []
      : [check('cell.tooLong', `length(${at}) > ${column.longest}`, { limit: String(column.longest) })]),
    ...(column.minimum === undefined ? [] : [check('cell.below', `${at} < ${column.minimum}`, { limit: String(column.minimum) })]),
    ...(column.maximum === undefined ? [] : [check('cell.above', `${at} > ${column.maximum}`, { limit: String(column.maximum) })]),
    ...(column.earliest === undefined
      ? []
      : [check('cell.below', `${at} < ${dateLiteral(column.earliest)}`, { limit: column.earliest })]),
    ...(column.latest === undefined
      ? []
      : [check('cell.above', `${at} > ${dateLiteral(column.latest)}`, { limit: column.latest })]),
    ...(column.codes === undefined
      ? []
      : [check('cell.code', `${at} not in (${column.codes.map(literal).join(', ')})`, { codes: column.codes.join(', ') })]),
    ...(column.form === undefined
      ? []
      : [
          check('cell.form', `not ${dialect.matches(at, column.form.pattern)}`, {
            vocabularies: column.form.vocabularies.join(', '),
          }),
        ]),
  ];
}

function dateChecks(table: TableDefinition, { delivered, today }: CheckContext): readonly RowCheck[] {
  const check = (code: RowCheckCode, column: string, violated: string, details: RowCheck['details'] = {}): RowCheck => ({
    code,
    table: table.name,
    column,
    details,
    violated,
  });
  const followsPerson = table.ofPerson && delivered.includes('person');
  const followsDeath = table.ofPerson && table.name !== 'death' && delivered.includes('death');
  return [
    ...table.periods.map(([start, end]) => check('date.endBeforeStart', end, `${cell(end)} < ${cell(start)}`, { other: start })),
    ...table.sameDay.map(([date, datetime]) =>
      check('date.disagree', datetime, `cast(${cell(datetime)} as date) <> ${cell(date)}`, { other: date }),
    ),
    ...table.happened.flatMap((date) => [
      check('date.future', date, `${cell(date)} > ${dateLiteral(today)}`, { limit: today }),
      ...(followsPerson ? [check('date.beforeBirth', date, beforeBirth(cell(date)))] : []),
      ...(followsDeath
        ? [check('date.afterDeath', date, `${cell(date)} > d.death_date + ${daysAfterDeath}`, { days: String(daysAfterDeath) })]
        : []),
    ]),
  ];
}

/** Before the first day that the person can have been born on: of a birth known to the year or month, the first day of it. */
function beforeBirth(date: string): string {
  const year = `cast(extract(year from ${date}) as bigint)`;
  const month = `cast(extract(month from ${date}) as bigint)`;
  const day = `cast(extract(day from ${date}) as bigint)`;
  const born = `p.year_of_birth * 10000 + coalesce(p.month_of_birth, 1) * 100 + coalesce(case when p.month_of_birth is null then null else p.day_of_birth end, 1)`;
  return `${year} * 10000 + ${month} * 100 + ${day} < ${born}`;
}

/** Columns that repeat the key of a delivered table, with the name that the joined table gets. */
function references({ columns }: TableDefinition, { delivered }: CheckContext) {
  return columns
    .filter(({ references: other }) => other !== undefined && delivered.includes(other))
    .map((column, index) => ({ column, other: column.references ?? '', alias: `r${index}` }));
}

/** Everything that must hold of each row of a table. */
export function rowChecks(table: TableDefinition, context: CheckContext, dialect: Dialect): readonly RowCheck[] {
  return [
    ...table.columns.flatMap((column) => cellChecks(table.name, column, dialect)),
    ...dateChecks(table, context),
    ...references(table, context).map(
      ({ column: { name }, other, alias }): RowCheck => ({
        code: 'key.unknown',
        table: table.name,
        column: name,
        details: { other },
        violated: `${cell(name)} is not null and ${alias}.k is null`,
      }),
    ),
  ];
}

/** A definition by its name; references among definitions are by name. */
export type Definitions = readonly TableDefinition[];

function keyOf(definitions: Definitions, name: string): string {
  const key = definitions.find((table) => table.name === name)?.key[0];
  if (key === undefined) throw new RangeError(`${name} is referred to and has no key`);
  return key;
}

/** The rows of a table beside what the checks hold them against. Each row once: keys that stand several times are taken once. */
function source(table: TableDefinition, context: CheckContext, definitions: Definitions): string {
  const joins = references(table, context).map(({ column, other, alias }) => {
    const key = identifier(keyOf(definitions, other));
    return `left join (select distinct ${key} as k from ${identifier(other)}) ${alias} on ${alias}.k = ${cell(column.name)}`;
  });
  const person =
    table.ofPerson && context.delivered.includes('person')
      ? [
          'left join (select person_id, min(year_of_birth) as year_of_birth, min(month_of_birth) as month_of_birth, min(day_of_birth) as day_of_birth from person group by person_id) p on p.person_id = t.person_id',
        ]
      : [];
  const death =
    table.ofPerson && table.name !== 'death' && context.delivered.includes('death')
      ? ['left join (select person_id, min(death_date) as death_date from death group by person_id) d on d.person_id = t.person_id']
      : [];
  return [`from ${identifier(table.name)} t`, ...person, ...death, ...joins].join('\n  ');
}

/** One query that counts, in one pass, the rows that violate each check: columns `c0`, `c1` … in the order of the checks, and `n`. */
export function countViolations(
  table: TableDefinition,
  checks: readonly RowCheck[],
  context: CheckContext,
  definitions: Definitions,
): string {
  const counts = checks.map(({ violated }, index) => `count(*) filter (where ${violated}) as c${index}`);
  return `select count(*) as n${counts.map((count) => `,\n  ${count}`).join('')}\n${source(table, context, definitions)}`;
}

/** The first rows that violate a check: `delivery_row` and what stands there, as text. */
export function listViolations(
  table: TableDefinition,
  { column, violated }: RowCheck,
  context: CheckContext,
  definitions: Definitions,
  most: number,
): string {
  return `select t.delivery_row as delivery_row, cast(${cell(column)} as text) as found
${source(table, context, definitions)}
where ${violated}
order by 1
limit ${most}`;
}

/** Keys that stand in more than one row: how many keys, and how many rows too many. */
export function countDuplicates(table: TableDefinition): string {
  const key = table.key.map(identifier).join(', ');
  return `select count(*) as keys, coalesce(sum(n - 1), 0) as rows_too_many
from (select count(*) as n from ${identifier(table.name)} where ${complete(table)} group by ${key} having count(*) > 1) k`;
}

/** The first rows whose key stands in an earlier row. */
export function listDuplicates(table: TableDefinition, most: number): string {
  const key = table.key.map(identifier).join(', ');
  return `select delivery_row, first_row
from (
  select delivery_row, row_number() over (partition by ${key} order by delivery_row) as nth,
    min(delivery_row) over (partition by ${key}) as first_row
  from ${identifier(table.name)} where ${complete(table)}
) k
where nth > 1
order by 1
limit ${most}`;
}

const complete = ({ key }: TableDefinition): string => key.map((column) => `${identifier(column)} is not null`).join(' and ');

/**
 * Whole numbers that could be identity numbers: eleven digits, or ten where a leading zero was lost, whose two control digits fit. The date is
 * looked at afterwards. `column` must be of whole numbers.
 */
export function couldBeIdentityNumber(column: string, dialect: Dialect): string {
  const digit = (place: number): string => `(${dialect.quotient(`abs(${column})`, 10 ** (10 - place))} % 10)`;
  const sum = (weights: readonly number[]): string => weights.map((weight, place) => `${weight} * ${digit(place)}`).join(' + ');
  return `(abs(${column}) between 1000000000 and 99999999999 and (${sum([3, 7, 6, 1, 8, 9, 4, 5, 2, 1])}) % 11 = 0 and (${sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])}) % 11 = 0)`;
}
