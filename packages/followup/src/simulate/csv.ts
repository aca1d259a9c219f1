import { addCalendarDays, type CalendarDate } from '@likeverd/reference';
import { omopTables } from '../omop/tables.ts';
import { daysPerMonth } from '../outcomes/table.ts';
import type { Simulated, SimulatedRecord } from './simulate.ts';
import { stopCode, wholeDays, withoutDuplicates } from './simulate.ts';

type Cell = string | number | undefined;

/** Delimited text as RFC 4180 has it, with a heading. What a spreadsheet would take for a formula is kept from it by an apostrophe. */
function csv(heading: readonly string[], rows: readonly (readonly Cell[])[], delimiter: string): string {
  const cell = (value: Cell): string => {
    if (value === undefined) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return safe.includes(delimiter) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[heading, ...rows].map((row) => row.map(cell).join(delimiter)).join('\n')}\n`;
}

const decimals = (value: number): number => Number(value.toFixed(4));

/** The outcome rows that `likeverd follow-up` reads, semicolons between cells; duplicates among them. */
export function outcomeCsv({ records, truth }: Simulated): string {
  const endpoints = Object.keys(truth.endpoints);
  const forms = [0, ...truth.quality.changes.map(({ month }) => month)];
  const heading = [
    'patient',
    'region',
    'subgroup',
    'arm',
    'indication',
    'start',
    ...endpoints.flatMap((id) => [`${id}Months`, `${id}Event`]),
    'treatmentMonths',
    'treatmentEvent',
    ...forms.map((month) => `quality${month}`),
    ...truth.cost.months.map((month) => `cost${month}`),
  ];
  const rows = records.map((record): readonly Cell[] => [
    record.patient,
    record.region,
    record.subgroup,
    record.arm,
    record.indication,
    record.start,
    ...endpoints.flatMap((id) => [decimals(record.times[id]?.months ?? 0), Number(record.times[id]?.event === true)]),
    decimals(record.onTreatment),
    stopCode[record.stopReason],
    ...forms.map((month) => record.quality.get(month)),
    ...truth.cost.months.map((month) => record.cost.get(month)),
  ]);
  return csv(heading, rows, ';');
}

/** The deliveries that `likeverd follow-up` settles. */
export function deliveryCsv({ deliveries }: Simulated): string {
  return csv(
    ['patient', 'date', 'units', 'days', 'indication'],
    deliveries.map(({ patient, date, units, days, indication }) => [patient, date, units, days, indication]),
    ';',
  );
}

/** What stands in the source columns of the constructed extract. No code of it was ever given to anything. */
export interface OmopCodes {
  /** ATC, ICD-10 and NCMP codes in the forms of their vocabularies. */
  readonly drug: string;
  readonly condition: string;
  readonly otherCondition: string;
  readonly procedure: string;
}

/** Concepts of the OMOP vocabularies: 0 is "no matching concept", 32817 "EHR", 9202 "outpatient visit", 8507 and 8532 male and female. */
const concept = { none: 0, record: 32_817, outpatient: 9_202, male: 8_507, female: 8_532 } as const;

/** The day on which a time falls: whole days are rounded down. */
const dayAt = (start: CalendarDate, months: number): CalendarDate => addCalendarDays(start, wholeDays(months));
/** Months to the day after the start: what an extract has on the first day itself was there before. */
const firstDay = 1 / daysPerMonth;
/** Days before the start on which the gene test was answered. */
const testedBefore = 14;

/**
 * The same patients as tables of the OMOP Common Data Model 5.4, as comma-separated text by table name; each patient once, and every `person_source_value`
 * says that the person is constructed. The endpoint `os` is death; the others are observations by their names. Observations `gene test` (positive within the
 * indication, negative outside) and `subgroup` are there at the start, `stopped: event` and `stopped: switch` where the drug was stopped.
 */
export function omopCsv(simulated: Simulated, codes: OmopCodes): Readonly<Record<string, string>> {
  const people = withoutDuplicates(simulated.records);
  const id = new Map(people.map(({ patient }, index) => [patient, index + 1]));
  const regions = [...new Set(people.map(({ region }) => region))].toSorted();
  const who = (record: Pick<SimulatedRecord, 'patient'>): number => id.get(record.patient) ?? 0;
  const treated = people.filter(({ arm }) => arm === 'treated');
  const longest = (record: SimulatedRecord): number => Math.max(0, ...Object.values(record.times).map(({ months }) => months));
  const endpoints = Object.keys(simulated.truth.endpoints).filter((endpoint) => endpoint !== 'os');
  const numbered = <T>(list: readonly T[], row: (item: T, number: number) => Readonly<Record<string, Cell>>) =>
    list.map((item, index) => row(item, index + 1));
  const forms = people.flatMap((record) => [...record.quality].map(([month, value]) => ({ record, month, value })));
  const spent = people.flatMap((record) => {
    let before = 0;
    return [...record.cost].map(([month, total]) => {
      const cost = total - before;
      before = total;
      return { record, month, cost };
    });
  });
  const tested = people.filter(({ indication }) => indication !== 'unknown');
  const happened = people.flatMap((record) =>
    endpoints.flatMap((endpoint) =>
      record.times[endpoint]?.event === true
        ? [{ record, endpoint, months: Math.max(record.times[endpoint].months, firstDay) }]
        : [],
    ),
  );
  const stopped = people.flatMap((record) =>
    record.arm === 'control' || record.stopReason === 'followed'
      ? []
      : [{ record, endpoint: `stopped: ${record.stopReason}`, months: Math.max(record.onTreatment, firstDay) }],
  );
  const seen = [...happened, ...stopped];
  const deliveries = simulated.deliveries.map((delivery) => ({ ...delivery, person: id.get(delivery.patient) ?? 0 }));
  const tables: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>> = {
    location: numbered(regions, (region, number) => ({ location_id: number, location_source_value: region })),
    person: people.map((record) => ({
      person_id: who(record),
      gender_concept_id: record.female ? concept.female : concept.male,
      year_of_birth: record.birthYear,
      race_concept_id: concept.none,
      ethnicity_concept_id: concept.none,
      location_id: regions.indexOf(record.region) + 1,
      person_source_value: record.patient,
    })),
    observation_period: numbered(people, (record, number) => ({
      observation_period_id: number,
      person_id: who(record),
      observation_period_start_date: record.start,
      observation_period_end_date: dayAt(record.start, longest(record)),
      period_type_concept_id: concept.record,
    })),
    visit_occurrence: numbered([...spent, ...people.map((record) => ({ record, month: 0 }))], ({ record, month }, number) => ({
      visit_occurrence_id: number,
      person_id: who(record),
      visit_concept_id: concept.outpatient,
      visit_start_date: dayAt(record.start, month),
      visit_end_date: dayAt(record.start, month),
      visit_type_concept_id: concept.record,
    })),
    condition_occurrence: numbered(tested, (record, number) => ({
      condition_occurrence_id: number,
      person_id: who(record),
      condition_concept_id: concept.none,
      condition_start_date: record.start,
      condition_type_concept_id: concept.record,
      condition_source_value: record.indication === 'inside' ? codes.condition : codes.otherCondition,
    })),
    procedure_occurrence: numbered(treated, (record, number) => ({
      procedure_occurrence_id: number,
      person_id: who(record),
      procedure_concept_id: concept.none,
      procedure_date: record.start,
      procedure_type_concept_id: concept.record,
      procedure_source_value: codes.procedure,
    })),
    drug_exposure: numbered(deliveries, ({ person, date, units, days = 1 }, number) => ({
      drug_exposure_id: number,
      person_id: person,
      drug_concept_id: concept.none,
      drug_exposure_start_date: date,
      drug_exposure_end_date: addCalendarDays(date, days - 1),
      drug_type_concept_id: concept.record,
      quantity: units,
      days_supply: days,
      drug_source_value: codes.drug,
    })),
    measurement: numbered(forms, ({ record, month, value }, number) => ({
      measurement_id: number,
      person_id: who(record),
      measurement_concept_id: concept.none,
      measurement_date: dayAt(record.start, month),
      measurement_type_concept_id: concept.record,
      value_as_number: value,
      measurement_source_value: 'constructed PROM',
    })),
    observation: [
      ...numbered(seen, ({ record, endpoint, months }, number) => ({
        observation_id: number,
        person_id: who(record),
        observation_concept_id: concept.none,
        observation_date: dayAt(record.start, months),
        observation_type_concept_id: concept.record,
        observation_source_value: endpoint,
      })),
      ...numbered(people, (record, number) => ({
        observation_id: seen.length + number,
        person_id: who(record),
        observation_concept_id: concept.none,
        observation_date: record.start,
        observation_type_concept_id: concept.record,
        value_as_string: record.subgroup,
        observation_source_value: 'subgroup',
        value_source_value: record.subgroup,
      })),
      ...numbered(tested, (record, number) => ({
        observation_id: seen.length + people.length + number,
        person_id: who(record),
        observation_concept_id: concept.none,
        observation_date: addCalendarDays(record.start, -testedBefore),
        observation_type_concept_id: concept.record,
        observation_source_value: 'gene test',
        value_source_value: record.indication === 'inside' ? 'positive' : 'negative',
      })),
    ],
    death: people.flatMap((record) => {
      const death = record.times['os'];
      return death?.event === true
        ? [{ person_id: who(record), death_date: dayAt(record.start, death.months), death_type_concept_id: concept.record }]
        : [];
    }),
    cost: numbered(spent, ({ cost }, number) => ({
      cost_id: number,
      cost_event_id: number,
      cost_domain_id: 'Visit',
      cost_type_concept_id: concept.record,
      total_cost: cost,
    })),
  };
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => {
      const known = omopTables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [];
      const used = known.filter((column) => rows.some((row) => row[column] !== undefined));
      return [
        name,
        csv(
          used,
          rows.map((row) => used.map((column) => row[column])),
          ',',
        ),
      ] as const;
    }),
  );
}
