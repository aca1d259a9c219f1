import { randomUUID } from 'node:crypto';
import { caseFrom, caseNumberParts, type Party, type PortfolioMethod, type Rejection, visibleTo, marked } from '@likeverd/casework';
import { content } from '@likeverd/language';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { execute } from '../commands.ts';
import { asViewer, asWriter, type Store } from '../database.ts';
import { stableId } from '../example/stable-id.ts';
import { canonicalJson } from '../log/chain.ts';
import { wholeCase } from '../log/event-store.ts';

/** What came of taking over a list. */
export interface PortfolioReport {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Methods that were not taken over, and why; `taken`: another case has the number. */
  readonly refused: readonly { readonly number: string; readonly reasons: readonly (Rejection['code'] | 'taken')[] }[];
}

type RowOutcome = 'imported' | 'updated' | 'unchanged' | readonly (Rejection['code'] | 'taken')[];

/**
 * Takes over the methods of the public list: those that are new become cases, those that the list has changed are updated, the rest are
 * left alone. Each method is an act of its own, so that an import that was cut off is taken up by sending the list again.
 */
export async function importPortfolio(
  store: Store,
  actor: Party,
  methods: readonly PortfolioMethod[],
  moment: Moment,
): Promise<PortfolioReport> {
  const report = { imported: 0, updated: 0, unchanged: 0 };
  const refused: PortfolioReport['refused'][number][] = [];
  for (const method of methods) {
    const outcome = await importMethod(store, actor, method, moment);
    if (typeof outcome === 'string') report[outcome] += 1;
    else refused.push({ number: method.importedNumber, reasons: outcome });
  }
  return { ...report, refused };
}

async function importMethod(
  store: Store,
  actor: Party,
  { key, importedNumber, ...values }: PortfolioMethod,
  moment: Moment,
): Promise<RowOutcome> {
  const caseId = stableId(`portfolio ${key}`);
  const { log, taken } = await asWriter(store, async (tx) => {
    const { year = 0, sequence = 0, suffix = '' } = caseNumberParts(importedNumber) ?? {};
    const holder = await tx
      .selectFrom('case_number')
      .select('case_id')
      .where('year', '=', year)
      .where('sequence', '=', sequence)
      .where('suffix', '=', suffix)
      .executeTakeFirst();
    return { log: await wholeCase(tx, caseId), taken: holder !== undefined && holder.case_id !== caseId };
  });
  const seen = visibleTo(actor, log, moment.today);
  const { imported, version } = caseFrom(caseId, seen);
  if (imported === undefined) {
    if (taken) return ['taken'];
    const command = { type: 'importMethod', values: { importedNumber, ...values } } as const;
    return settled(await execute(store, { actor, key: randomUUID(), command, newCaseId: caseId }, moment), 'imported');
  }
  const { importedAt: _at, ...before } = imported;
  const { importedNumber: _number, ...known } = { importedNumber: '', ...before };
  if (canonicalJson(known) === canonicalJson(values)) return 'unchanged';
  const command = { type: 'updateImported', values } as const;
  const target = { caseId, expectedVersion: version };
  return settled(await execute(store, { actor, key: randomUUID(), command, target, newCaseId: caseId }, moment), 'updated');
}

function settled(outcome: Awaited<ReturnType<typeof execute>>, done: 'imported' | 'updated'): RowOutcome {
  if (outcome.kind === 'done') return done;
  // Someone else takes over the same list at the same time: what is stored is theirs.
  return outcome.kind === 'refused' ? outcome.rejections.map(({ code }) => code) : 'unchanged';
}

const exported = ['CaseRegistered', 'MethodImported', 'ImportedMethodUpdated', 'DecisionPublished'] as const;

/** Every public method in the form of the public list, by number: what was taken over, and what has been decided here since. */
export async function exportPortfolio(store: Store, today: CalendarDate): Promise<readonly Omit<PortfolioMethod, 'key'>[]> {
  const { rows } = await asViewer(store, null, today, (tx) =>
    sql<{ case_id: string; type: string; values: Readonly<Record<string, unknown>> }>`
      select e.case_id, e.type, jsonb_object_agg(v.name, v.value) as "values"
        from event e join event_value v on v.case_id = e.case_id and v.version = e.version
        where e.type in (${sql.join(exported)}) group by e.case_id, e.version, e.type order by e.case_id, e.version`.execute(tx),
  );
  const cases = Map.groupBy(rows, ({ case_id }) => case_id);
  return [...cases.values()]
    .flatMap((events) => methodFrom(events) ?? [])
    .toSorted((a, b) => a.importedNumber.localeCompare(b.importedNumber, 'en', { numeric: true }));
}

function methodFrom(
  events: readonly { readonly type: string; readonly values: Readonly<Record<string, unknown>> }[],
): Omit<PortfolioMethod, 'key'> | null {
  let method: Partial<Omit<PortfolioMethod, 'key'>> = {};
  for (const { type, values } of events) {
    const text = (name: string): string | undefined => {
      const raw = values[name];
      const value = typeof raw === 'string' ? marked(raw) : undefined;
      return typeof value === 'string' ? value : undefined;
    };
    if (type === 'CaseRegistered') {
      method = {
        ...method,
        ...given({
          importedNumber: text('number'),
          importedSubstance: text('substance'),
          importedIndication: text('population'),
          importedType: text('methodType'),
        }),
      };
    } else if (type === 'DecisionPublished') {
      const outcome = text('outcome');
      const choices: Readonly<Record<string, string>> = content.nb.casework.choices;
      method = {
        ...method,
        ...given({
          decidedOn: text('meetingDate'),
          shortDecision: outcome === undefined ? undefined : choices[outcome],
          wholeDecision: text('reasonOverall'),
        }),
      };
    } else {
      const { importedNumber } = method;
      method = {
        ...given({ importedNumber }),
        ...given(Object.fromEntries(Object.keys(values).map((name) => [name, text(name)]))),
      };
    }
  }
  const { importedNumber, importedIndication, importedType } = method;
  return importedNumber === undefined || importedIndication === undefined || importedType === undefined
    ? null
    : { ...method, importedNumber, importedIndication, importedType };
}

/** What there is of some values. */
function given(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
