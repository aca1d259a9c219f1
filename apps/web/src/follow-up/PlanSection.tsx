import { type CohortDefinition, type FollowUpPlan, measuredPart, readFollowUpPlan, sentenceParts } from '@likeverd/followup';
import { Alert, Button, Details } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import { SourceEditor } from '../assessment/SourceEditor.tsx';
import { Facts } from '../components/Facts.tsx';
import { Hash } from '../components/Hash.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useSpeech, useWords, wordFor } from '../i18n/language.tsx';
import { type OrderView, planQuery, type StoredPlan } from './queries.ts';

/** The plan of a case as sentences, the reports made from it, and a new version of it; for those who work with the data. */
export function PlanSection({ number }: { readonly number: string }): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.plan;
  const found = useQuery(planQuery(number));
  return (
    <section aria-labelledby="plan" className="plan">
      <h3 id="plan" className="ds-heading" data-size="md">
        {own.title}
      </h3>
      <p>{own.lead}</p>
      {found.data === undefined &&
        (found.isError ? <LoadFailure error={found.error} retry={() => void found.refetch()} /> : <Loading />)}
      {found.data !== undefined && (
        <>
          {found.data.plan === null ? <p className="empty">{own.none}</p> : <Said plan={found.data.plan} />}
          {found.data.plan !== null && (
            <MakeReport number={number} waits={found.data.orders.some(({ state }) => state === 'waiting')} />
          )}
          <Orders orders={found.data.orders} number={number} />
          <NewVersion number={number} plan={found.data.plan} key={found.data.plan?.version ?? 0} />
        </>
      )}
    </section>
  );
}

/** Who is followed and what is measured, as the plan says it. */
function Said({ plan: { document, version, hash, savedAt, organisation } }: { readonly plan: StoredPlan }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.followUp.plan;
  const format = useFormat();
  const read = useMemo(() => readFollowUpPlan(document), [document]);
  return (
    <>
      {read.ok && <Sentences plan={read.value} />}
      <Facts
        facts={[
          {
            name: own.version,
            value: own.saved({
              version: format.number(version),
              date: format.instant(savedAt),
              by: wordFor(casework.organisations, organisation),
            }),
          },
          { name: own.hash, value: <Hash value={hash} /> },
        ]}
      />
    </>
  );
}

function Sentences({ plan: { premises } }: { readonly plan: FollowUpPlan }): ReactNode {
  const { words, language } = useSpeech();
  const { pages, cohorts } = words;
  const own = pages.followUp.plan;
  const format = useFormat();
  const { registers, counts, endpoints, series = {}, agreement, indication } = premises;
  const from = [...new Set([...(registers?.from ?? []), ...(counts === undefined ? [] : [counts.from])])];
  const sentence = (cohort: CohortDefinition): string => {
    const parts = sentenceParts(cohort).map(({ code, details }) => cohorts.parts[code](details));
    return cohorts.sentence(parts.slice(0, -1), parts.at(-1) ?? '');
  };
  const measured = (what: Parameters<typeof measuredPart>[0]): string => {
    const { code, details } = measuredPart(what);
    return cohorts.measured[code](details);
  };
  return (
    <>
      {registers === undefined ? <p>{own.countsOnly}</p> : <p>{sentence(registers.cohort)}</p>}
      {registers?.control !== undefined && <p>{own.control({ sentence: sentence(registers.control) })}</p>}
      <p>
        {own.policy({
          outside: own.handled[indication.outside],
          unknown: own.handled[indication.unknown],
          reason: indication.reason,
        })}
      </p>
      <ul>
        {Object.entries(endpoints).map(([id, { label, outcome }]) => (
          <li key={id}>{own.measure({ name: label[language], what: measured(outcome) })}</li>
        ))}
        {Object.entries(series).map(([id, { label, measured: what, at }]) => (
          <li key={id}>
            {own.series({
              name: label[language],
              what: measured(what),
              months: format.list(at.map(({ month }) => format.number(month))),
            })}
          </li>
        ))}
        {agreement !== undefined && <li>{own.settled({ codes: format.list([...agreement.deliveries.drug.codes]) })}</li>}
      </ul>
      <p>{own.from({ registers: format.list(from.map((id) => pages.deliveries.registers[id])) })}</p>
    </>
  );
}

function MakeReport({ number, waits }: { readonly number: string; readonly waits: boolean }): ReactNode {
  const own = useWords().pages.followUp.plan;
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => postJson<{ id: string }>(`/api/follow-ups/${encodeURIComponent(number)}/orders`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['follow-up', number] }),
  });
  return (
    <>
      <p className="button-row">
        <Button type="button" disabled={make.isPending || waits} onClick={() => make.mutate()}>
          {own.make}
        </Button>
      </p>
      <p role="status">{waits ? own.waits : make.isSuccess ? own.isThere : ''}</p>
      {make.isError && <Refused error={make.error} />}
    </>
  );
}

/** Why something was not done, with what to do. */
function Refused({ error }: { readonly error: Error }): ReactNode {
  const { web } = useWords();
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <Alert data-color="danger" role="alert">
      <p>{problem?.detail ?? problem?.title ?? web.errors.loadTitle}</p>
      <Reasons reasons={(problem?.plan ?? []).map(({ message }) => message)} />
    </Alert>
  );
}

const Reasons = ({ reasons }: { readonly reasons: readonly string[] }): ReactNode =>
  reasons.length === 0 ? null : (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );

function Orders({ orders, number }: { readonly orders: readonly OrderView[]; readonly number: string }): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.plan;
  const format = useFormat();
  const names: Readonly<Record<string, string>> = pages.deliveries.registers;
  if (orders.length === 0) return <p className="empty">{own.noOrders}</p>;
  return (
    <TableScroll label={own.orders}>
      <table className="ds-table">
        <caption>{own.orders}</caption>
        <thead>
          <tr>
            <th scope="col">{own.ordered}</th>
            <th scope="col">{own.madeFrom}</th>
            <th scope="col">{own.state}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map(({ id, orderedAt, automatic, planVersion, deliveries, state, report, faults = [] }) => (
            <tr key={id}>
              <td>{own.orderedBy({ date: format.instant(orderedAt), how: automatic ? own.byItself : own.byPerson })}</td>
              <td>
                {own.plan({ version: format.number(planVersion) })}
                {deliveries.map(({ register, version = 0, content }) => (
                  <div key={content}>
                    {own.delivery({ register: names[register] ?? register, version: format.number(version) })}{' '}
                    <Hash value={content} />
                  </div>
                ))}
              </td>
              <td>
                {own.states[state]}
                {report !== undefined && (
                  <div>
                    <Link to="/oppfolging/$number" params={{ number }} search={{ rapport: report }} resetScroll={false}>
                      {own.show}
                    </Link>
                  </div>
                )}
                <Reasons reasons={faults.map(({ message }) => message)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** A new version of the plan: every fault is told while it is written, and saved it is checked again. */
function NewVersion({ number, plan }: { readonly number: string; readonly plan: StoredPlan | null }): ReactNode {
  const own = useWords().pages.followUp.plan;
  const client = useQueryClient();
  const [text, change] = useState(plan?.document ?? '');
  const read = useMemo(() => readFollowUpPlan(text), [text]);
  const save = useMutation({
    mutationFn: () => postJson<{ version: number }>(`/api/follow-ups/${encodeURIComponent(number)}/plan`, { document: text }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['follow-up', number] }),
  });
  return (
    <Details>
      <Details.Summary>{plan === null ? own.write : own.change}</Details.Summary>
      <Details.Content>
        <p>{own.hint}</p>
        <SourceEditor text={text} faults={text === '' || read.ok ? [] : read.faults} change={change} />
        <p className="button-row">
          <Button
            type="button"
            variant="secondary"
            disabled={!read.ok || text === plan?.document || save.isPending}
            onClick={() => save.mutate()}
          >
            {own.save}
          </Button>
        </p>
        {save.isError && <Refused error={save.error} />}
      </Details.Content>
    </Details>
  );
}
