import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aggregatesTable, type FollowUpPlan, omopTables, usualDriftLimits } from '@likeverd/followup';
import { followUpData, type FollowUpDataRead, processDelivery, storedPath, usualLimits } from '@likeverd/registers';

/**
 * What a plan asks of a folder of OMOP tables, CSV or Parquet. The folder stands in for the newest delivery of every register that the plan names, and is
 * checked as a delivery is.
 */
export async function dataOfFolder(plan: FollowUpPlan, folder: string, today: string): Promise<FollowUpDataRead | 'missing'> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return 'missing';
  const files = names
    .filter((name) => /\.(csv|parquet)$/i.test(name))
    .toSorted()
    .map((name) => ({ name, path: join(folder, name) }));
  const work = await mkdtemp(join(tmpdir(), 'likeverd-follow-up-'));
  try {
    const store = join(work, 'store');
    const { report, stored } = await processDelivery(
      files,
      {
        definitions: [...omopTables, aggregatesTable],
        required: plan.premises.registers === undefined ? ['aggregates'] : ['person', 'observation_period'],
        excluded: [],
        bundle: false,
        mapping: null,
        today,
        expectations: [],
        before: null,
        limits: usualDriftLimits,
        explanation: null,
      },
      { work: join(work, 'check'), store, incoming: [folder] },
      usualLimits,
    );
    if (report.content === undefined)
      return { ok: false, faults: [{ code: 'plan.refused', details: { faults: String(sum(report.counts)) } }] };
    const { registers, counts } = plan.premises;
    const tables = stored.map(({ table, content }) => ({ name: table, path: storedPath(store, content) }));
    const delivered = (register: string, form: string) => ({ register, form, content: report.content ?? '', tables });
    const sources = [
      ...(registers?.from ?? []).slice(0, 1).map((register) => delivered(register, 'omop')),
      ...(counts === undefined ? [] : [delivered(counts.from, 'aggregates')]),
    ];
    return await followUpData({ plan: oneFolder(plan), sources, today }, join(work, 'spill'), usualLimits);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** One folder stands in for all registers of a plan. */
const oneFolder = ({ premises, ...plan }: FollowUpPlan): FollowUpPlan => {
  const { registers } = premises;
  return registers === undefined
    ? { premises, ...plan }
    : { ...plan, premises: { ...premises, registers: { ...registers, from: registers.from.slice(0, 1) } } };
};

const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);
