import { Table } from '@digdir/designsystemet-react';
import { outcomeOf } from '@likeverd/appraisal';
import type { RunReference } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Hash } from './Hash.tsx';
import { TableScroll } from './TableScroll.tsx';

/** A run as the case knows it: what was run, and what came out. */
export function RunSummary({ run }: { readonly run: RunReference }): ReactNode {
  const { web, appraisal } = useWords();
  const format = useFormat();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [web.run.model, <code key="model">{run.modelId}</code>],
    [
      web.results.difference,
      `${format.money(run.incrementalCosts, run.currency)} · ${web.results.qalyUnit({ value: format.number(run.incrementalQalys, 3) })}`,
    ],
    [
      web.results.icer,
      run.costPerQaly === undefined
        ? web.results.icerNotShown({ reason: web.live.noRatio[outcomeOf(run.incrementalCosts, run.incrementalQalys).outcome] })
        : web.results.perQaly({ amount: format.money(run.costPerQaly, run.currency) }),
    ],
    [
      web.results.shortfall,
      run.absoluteShortfall === undefined
        ? web.results.shortfallMissing
        : web.results.qalyUnit({ value: format.number(run.absoluteShortfall, 2) }),
    ],
    ...(run.severityClass === undefined
      ? []
      : [[web.results.severityClass, web.results.severityClassValue({ level: format.number(run.severityClass) })] as const]),
    ...(run.referenceThreshold === undefined
      ? []
      : [
          [web.results.threshold, web.results.perQaly({ amount: format.money(run.referenceThreshold, run.currency) })] as const,
          [
            appraisal.quantities.incrementalNetBenefit,
            format.money(run.referenceThreshold * run.incrementalQalys - run.incrementalCosts, run.currency),
          ] as const,
        ]),
    ...(run.probabilityCostEffective === undefined
      ? []
      : [[web.results.probability, format.percent(run.probabilityCostEffective)] as const]),
    [web.results.draws, format.number(run.draws)],
    [web.results.seed, String(run.seed)],
    [web.results.hash, <Hash key="hash" value={run.result} />],
  ];
  return (
    <TableScroll label={web.results.measures}>
      <Table data-size="sm" className="facts-table">
        <caption>{web.results.measures}</caption>
        <Table.Body>
          {rows.map(([name, value]) => (
            <Table.Row key={name}>
              <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
              <Table.Cell>{value}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}
