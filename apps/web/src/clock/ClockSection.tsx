import { Details, Table } from '@digdir/designsystemet-react';
import type { ClockEntry, ClockView } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { ledgerQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Deadlines } from './Deadlines.tsx';
import { LedgerBar } from './LedgerBar.tsx';

interface Props {
  /** Where the clock of the case is read: under its id, or as the public sees it under its number. */
  readonly of: { readonly caseId: string } | { readonly number: string };
  /** Grows with the case, so that the ledger is read again. */
  readonly version: number;
  readonly headingSize: 'sm' | 'md';
}

/** Who has had a case, how long and why; what comes next, and what binds until when. */
export function ClockSection({ of, version, headingSize }: Props): ReactNode {
  const { clock } = useWords().pages;
  const found = useQuery(ledgerQuery(of, version));
  const none = found.error instanceof ApiError && found.error.problem.code === 'notFound';
  return (
    <section aria-labelledby="tidsregnskap" className="clock">
      <h2 id="tidsregnskap" className="ds-heading" data-size={headingSize}>
        {clock.title}
      </h2>
      {found.data !== undefined ? (
        <Clock view={found.data} />
      ) : none ? (
        <p>{clock.none}</p>
      ) : found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Clock({ view }: { readonly view: ClockView }): ReactNode {
  const { clock } = useWords().pages;
  const format = useFormat();
  const { ledger, authorisedOn, deadlines } = view;
  const now = ledger.spans.at(-1);
  return (
    <>
      <p className="clock-now">
        {ledger.end !== undefined
          ? clock.ended({ end: format.date(ledger.end) })
          : now !== undefined &&
            clock.now({
              party: clock.parties[now.party],
              phase: clock.phases[now.phase],
              since: format.date(now.day),
              days: now.days,
            })}
      </p>
      {now !== undefined && (
        <p>
          <strong>{clock.next}:</strong>{' '}
          {now.party === 'supplier' && now.phase !== 'documentation' && now.phase !== 'intake'
            ? clock.stopped
            : clock.nextSteps[now.phase]}
        </p>
      )}
      <p className="hint">{clock.lead}</p>
      <LedgerBar shares={ledger.byParty} />
      <PartyTable view={view} />
      <Agency view={view} />
      {authorisedOn !== undefined && <p>{clock.authorised({ date: format.date(authorisedOn) })}</p>}
      <h3 className="ds-heading" data-size="xs">
        {clock.deadlines}
      </h3>
      <Deadlines deadlines={deadlines} />
      <Details className="clock-entries">
        <Details.Summary>{clock.entries}</Details.Summary>
        <Details.Content>
          <EntryTable entries={ledger.spans} caption={clock.entries} />
          {ledger.replaced.length > 0 && (
            <>
              <p>{clock.wrongText}</p>
              <EntryTable entries={ledger.replaced} caption={clock.wrong} />
            </>
          )}
        </Details.Content>
      </Details>
    </>
  );
}

function PartyTable({ view: { ledger, today } }: { readonly view: ClockView }): ReactNode {
  const { clock } = useWords().pages;
  const format = useFormat();
  const end = ledger.end === undefined ? clock.today : format.date(ledger.end);
  return (
    <TableScroll label={clock.byParty}>
      <Table data-size="sm" className="figure-table">
        <caption>{clock.byParty}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{clock.columns.party}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{clock.columns.days}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{clock.columns.share}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {ledger.byParty.map(({ key, days }) => (
            <Table.Row key={key}>
              <Table.HeaderCell scope="row">{clock.parties[key]}</Table.HeaderCell>
              <Table.Cell className="numeric">{format.number(days)}</Table.Cell>
              <Table.Cell className="numeric">{format.percent(days / ledger.days, 0)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
        <Table.Foot>
          <Table.Row>
            <Table.Cell colSpan={3}>
              <time dateTime={today}>{clock.sum({ days: ledger.days, start: format.date(ledger.start), end })}</time>
            </Table.Cell>
          </Table.Row>
        </Table.Foot>
      </Table>
    </TableScroll>
  );
}

/** How much of its limit the agency has used. */
function Agency({ view: { agency, deadlines } }: { readonly view: ClockView }): ReactNode {
  const { clock } = useWords().pages;
  const format = useFormat();
  if (agency === null) return null;
  const counting = deadlines.find(({ kind }) => kind === 'assessmentLimit')?.counting;
  const [body, from, days] = [clock.parties[agency.body], format.date(agency.from), agency.days];
  return (
    <p>
      {agency.delivered !== undefined
        ? clock.agencyDone({ body, days, from, delivered: format.date(agency.delivered) })
        : counting !== undefined && counting.by !== 'setDay' && clock.agency({ body, days, limit: counting.length, from })}{' '}
      {agency.stopped > 0 && clock.agencyStopped({ days: agency.stopped })}
    </p>
  );
}

function EntryTable({
  entries,
  caption,
}: {
  readonly entries: readonly (ClockEntry & { readonly days?: number })[];
  readonly caption: string;
}): ReactNode {
  const { clock } = useWords().pages;
  const format = useFormat();
  return (
    <TableScroll label={caption}>
      <Table data-size="sm" className="entry-table">
        <caption className="ds-sr-only">{caption}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{clock.columns.entry}</Table.HeaderCell>
            <Table.HeaderCell>{clock.columns.from}</Table.HeaderCell>
            <Table.HeaderCell>{clock.columns.party}</Table.HeaderCell>
            <Table.HeaderCell>{clock.columns.phase}</Table.HeaderCell>
            <Table.HeaderCell>{clock.columns.reason}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{clock.columns.days}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {entries.map(({ entry, day, party, phase, reason, replaces, days }) => (
            <Table.Row key={entry}>
              <Table.HeaderCell scope="row">{entry}</Table.HeaderCell>
              <Table.Cell>
                <time dateTime={day}>{format.date(day)}</time>
              </Table.Cell>
              <Table.Cell>{clock.parties[party]}</Table.Cell>
              <Table.Cell>{clock.phases[phase]}</Table.Cell>
              <Table.Cell>
                {clock.reasons[reason]}
                {replaces !== undefined && <> ({clock.corrects({ entry: replaces })})</>}
              </Table.Cell>
              <Table.Cell className="numeric">{days === undefined ? '–' : format.number(days)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}
