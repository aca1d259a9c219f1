import { Alert } from '@digdir/designsystemet-react';
import type { AppraisalFigures, FollowUpReport, Reappraisal, UpdateReport } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { type Interval, IntervalChart } from '../charts/IntervalChart.tsx';
import { outcomeText } from '../components/Results.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';
import { NotComputed } from './NotComputed.tsx';

interface Props {
  readonly report: FollowUpReport;
  readonly names: Names;
  readonly file: string;
}

/** The parameters before and after the data, and the appraisal run again: of all patients, and of each subgroup. */
export function UpdateSection({ report, names, file }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.update;
  if (report.updates.length === 0) return null;
  return (
    <section aria-labelledby="oppdatert">
      <h2 id="oppdatert" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      {report.updates.map((update) => (
        <Update key={update.subgroup ?? ''} update={update} currency={report.currency} names={names} file={file} />
      ))}
    </section>
  );
}

interface UpdateProps {
  readonly update: UpdateReport;
  readonly currency: string;
  readonly names: Names;
  readonly file: string;
}

function Update({ update: { subgroup, update, reappraisal }, currency, names, file }: UpdateProps): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.update;
  const format = useFormat();
  const group = subgroup === undefined ? pages.followUp.survival.all : names.subgroup(subgroup);
  const title = own.group({ subgroup: group });
  const name = `${file}${subgroup === undefined ? '' : `-${subgroup}`}`;
  if (update.status === 'refused') return <NotComputed what={title} refusal={update} />;
  const linked = update.parameters.filter((each) => each.linked);
  const ratios = linked.filter(({ parameter }) => names.unit(parameter) === 'hazardRatio');
  const [first] = ratios;
  const two = (value: number): string => format.number(value, 2);
  const shown = (value: number): string => format.number(value, Math.abs(value) < 100 ? 2 : 0);
  return (
    <>
      <h3 className="ds-heading" data-size="sm">
        {title}
      </h3>
      <p className="hint">
        {own.method({ draws: format.number(update.priorDraws), effective: format.number(update.effectiveDraws) })}
      </p>
      {update.thin && <Alert data-color="warning">{own.thin}</Alert>}
      {first !== undefined && (
        <IntervalChart
          title={`${own.chart}: ${group}`}
          description={own.description({
            parameter: names.parameter(first.parameter),
            before: two(first.prior.mean),
            after: two(first.posterior.mean),
          })}
          rows={ratios.map(
            ({ parameter, prior, posterior }): Interval => ({
              label: names.parameter(parameter),
              low: posterior.low,
              middle: posterior.mean,
              high: posterior.high,
              mark: prior.mean,
            }),
          )}
          axis={own.axis}
          estimateLabel={own.estimate}
          markLabel={own.mark}
          show={(value) => format.number(value, 1)}
          table={
            <DataTable
              caption={`${own.parameters}: ${group}`}
              file={`${name}-parametere`}
              columns={[
                { name: own.parameter },
                { name: own.before, show: shown },
                { name: `${own.intervalBefore}, ${pages.followUp.recorded.low}`, show: shown },
                { name: `${own.intervalBefore}, ${pages.followUp.recorded.high}`, show: shown },
                { name: own.after, show: shown },
                { name: `${own.intervalAfter}, ${pages.followUp.recorded.low}`, show: shown },
                { name: `${own.intervalAfter}, ${pages.followUp.recorded.high}`, show: shown },
              ]}
              rows={linked.map(({ parameter, prior, posterior }) => [
                names.parameter(parameter),
                prior.mean,
                prior.low,
                prior.high,
                posterior.mean,
                posterior.low,
                posterior.high,
              ])}
            />
          }
        />
      )}
      {reappraisal === undefined ? null : 'status' in reappraisal ? (
        <NotComputed what={title} refusal={reappraisal} />
      ) : (
        <Figures reappraisal={reappraisal} currency={currency} names={names} group={group} file={name} />
      )}
    </>
  );
}

interface FiguresProps {
  readonly reappraisal: Reappraisal;
  readonly currency: string;
  readonly names: Names;
  readonly group: string;
  readonly file: string;
}

function Figures({ reappraisal, currency, names, group, file }: FiguresProps): ReactNode {
  const words = useWords();
  const own = words.pages.followUp.update;
  const format = useFormat();
  const { threshold, before, after, underAgreement } = reappraisal;
  const agreed = underAgreement === undefined || 'status' in underAgreement ? undefined : underAgreement;
  const columns = [before, after, ...(agreed === undefined ? [] : [agreed.before, agreed.after])];
  const money = (value: number): string => format.money(value, currency);
  const row = (label: string, value: (figures: AppraisalFigures) => string | undefined): readonly (string | undefined)[] => [
    label,
    ...columns.map(value),
  ];
  return (
    <>
      <DataTable
        caption={`${own.figures({ threshold: money(threshold) })}: ${group}`}
        file={`${file}-vurdering`}
        columns={[own.figure, own.before, own.after, ...(agreed === undefined ? [] : [own.agreedBefore, own.agreedAfter])].map(
          (name) => ({ name }),
        )}
        rows={[
          row(own.icer, ({ icer }) => outcomeText(icer, currency, words, format)),
          row(own.costs, ({ costs }) => money(costs.mean)),
          row(own.qalys, ({ qalys }) => format.number(qalys.mean, 2)),
          row(own.netBenefit, ({ netBenefit }) => money(netBenefit.mean)),
          row(own.probability, ({ probabilityCostEffective }) => format.percent(probabilityCostEffective, 0)),
          row(own.evpi, ({ evpi }) => money(evpi)),
          ...before.evppi.map(({ parameters }, index) =>
            row(own.evppi({ parameters: format.list(parameters.map(names.parameter)) }), ({ evppi }) => {
              const found = evppi[index];
              return found === undefined ? undefined : money(found.value);
            }),
          ),
          row(own.price, ({ holdingPrice }) => (holdingPrice === undefined ? undefined : money(holdingPrice.price))),
        ]}
      />
      {underAgreement !== undefined && 'status' in underAgreement && (
        <NotComputed what={own.agreedAfter} refusal={underAgreement} />
      )}
    </>
  );
}
