import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type DeliveryReport, excludedOmopTables, omopTables, requiredOmopTables, usualDriftLimits } from '@likeverd/followup';
import { formatNumber } from '@likeverd/language';
import { processDelivery, usualLimits } from '@likeverd/registers';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellUnreadable } from './faults.ts';
import type { Terminal } from './world.ts';

/** `likeverd deliveries check`: what the service would say of a delivery, without sending it anywhere. */
export async function deliveriesCommand(
  [action = '', ...files]: readonly string[],
  settings: Settings,
  terminal: Terminal,
): Promise<number> {
  const words = terminal.content.deliveries;
  if (action !== 'check') {
    terminal.error(`${words.notAsked({ given: action })}\n`);
    return exitCodes.wrongUsage;
  }
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (found === null || found.isDirectory())
      return tellUnreadable({ ok: false, fault: found === null ? 'missing' : 'folder', given: file }, terminal);
  }
  const report = await check(files, settings.asOf ?? terminal.today);
  terminal.out(settings.json ? `${JSON.stringify(described(report, terminal), undefined, 2)}\n` : told(report, terminal));
  return report.status === 'accepted' ? exitCodes.fine : exitCodes.badInput;
}

async function check(files: readonly string[], today: string): Promise<DeliveryReport> {
  const folder = await mkdtemp(join(tmpdir(), 'likeverd-deliveries-'));
  try {
    const { report } = await processDelivery(
      files.map((file) => ({ path: resolve(file), name: basename(file) })),
      {
        definitions: omopTables,
        ...(files.some((file) => file.toLowerCase().endsWith('.json'))
          ? { required: ['person'], excluded: [], bundle: true }
          : { required: requiredOmopTables, excluded: excludedOmopTables, bundle: false }),
        mapping: null,
        today,
        expectations: [],
        before: null,
        limits: usualDriftLimits,
        explanation: null,
      },
      {
        work: join(folder, 'work'),
        store: join(folder, 'store'),
        incoming: [...new Set(files.map((file) => dirname(resolve(file))))],
      },
      usualLimits,
    );
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const described = (report: DeliveryReport, { content }: Terminal): object => ({
  ...report,
  faults: report.faults.map((fault) => ({ ...fault, message: content.deliveries.faults[fault.code](fault.details) })),
});

function told(report: DeliveryReport, { content, language }: Terminal): string {
  const words = content.deliveries;
  const number = (value: number): string => formatNumber(value, 0, language);
  const place = ({ table, row, column }: { table: string; row: number; column: string }): string =>
    words.place({ table, row: String(row), column });
  const lines = report.faults.map((fault) => `${place(fault)} — ${words.faults[fault.code](fault.details)}`);
  const counts = report.counts
    .filter(({ count }) => count > 1)
    .map(({ count, ...kind }) => `${place({ ...kind, row: 0 })} (${kind.code}): ${words.counted({ count: number(count) })}`);
  if (report.status === 'quarantined') {
    const faults = report.counts.reduce((sum, { count }) => sum + count, 0);
    return [...lines, ...counts, words.quarantined({ faults: number(faults) }), ''].join('\n');
  }
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    words.accepted({ tables: number(report.tables.length), rows: number(rows) }),
    words.contentHash({ hash: report.content ?? '' }),
    '',
  ].join('\n');
}
