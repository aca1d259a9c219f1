import { type FollowUpItem, type FollowUpLine, followUpStatuses } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { Facts } from '../components/Facts.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { ConstructedTag } from '../components/Tags.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { followUpQuery } from '../temporary/queries.ts';
import { StatusTag } from '../temporary/StatusTag.tsx';
import { Verdicts } from '../temporary/Verdicts.tsx';

const route = getRouteApi('/midlertidig');

/** Which methods are introduced temporarily, when, which data, who, which criteria, and how each thing stands. */
export function FollowUpPage(): ReactNode {
  const { overview } = useWords().pages.temporary;
  const { status, versjon = 'offentlig' } = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const signedIn = session !== undefined && session.viewer !== null;
  const version = signedIn && versjon === 'arbeid' ? 'work' : 'public';
  const found = useQuery(followUpQuery(version));
  const lines = found.data?.lines.filter((line) => status === undefined || line.status === status);
  return (
    <div className="container page">
      <PageHeading title={overview.title} />
      <p className="lead">{overview.lead}</p>
      <Choices signedIn={signedIn} />
      <p>
        <a href={`/api/follow-up.csv?version=${version}`}>{overview.csv}</a>
      </p>
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : lines === undefined ? (
        <Loading />
      ) : (
        <>
          <p role="status" className="count">
            {overview.count({ count: lines.length })}
          </p>
          {lines.length === 0 && <p className="empty">{status === undefined ? overview.none : overview.noneFits}</p>}
          {lines.length > 0 && <Summary lines={lines} />}
          {lines.map((line) => (
            <Method key={line.caseId} line={line} working={version === 'work'} />
          ))}
        </>
      )}
    </div>
  );
}

function Choices({ signedIn }: { readonly signedIn: boolean }): ReactNode {
  const { overview } = useWords().pages.temporary;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const id = useId();
  const change = (next: Readonly<Record<string, string>>): void => {
    const kept = Object.entries<string>({ ...search, ...next }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(kept), replace: true, resetScroll: false });
  };
  return (
    <form aria-label={overview.filter} className="status-choices" onSubmit={(event) => event.preventDefault()}>
      <div>
        <label htmlFor={`${id}-status`} className="field-label">
          {overview.filter}
        </label>
        <select
          id={`${id}-status`}
          className="ds-input"
          value={search.status ?? ''}
          onChange={(event) => change({ status: event.target.value })}
        >
          <option value="">{overview.all}</option>
          {followUpStatuses.map((status) => (
            <option key={status} value={status}>
              {overview.statuses[status]}
            </option>
          ))}
        </select>
      </div>
      {signedIn && (
        <div>
          <label htmlFor={`${id}-version`} className="field-label">
            {overview.versions}
          </label>
          <select
            id={`${id}-version`}
            className="ds-input"
            value={search.versjon ?? 'offentlig'}
            onChange={(event) => change({ versjon: event.target.value === 'arbeid' ? 'arbeid' : '' })}
          >
            <option value="offentlig">{overview.publicVersion}</option>
            <option value="arbeid">{overview.workVersion}</option>
          </select>
        </div>
      )}
    </form>
  );
}

/** Every method on a line: how it stands, and what comes next. */
function Summary({ lines }: { readonly lines: readonly FollowUpLine[] }): ReactNode {
  const { pages, web } = useWords();
  const own = pages.temporary.overview;
  const format = useFormat();
  return (
    <TableScroll label={own.title}>
      <table className="ds-table" data-size="sm">
        <caption className="ds-sr-only">{own.title}</caption>
        <thead>
          <tr>
            <th scope="col">{pages.clock.status.method}</th>
            <th scope="col">{own.columns.status}</th>
            <th scope="col">{own.stage}</th>
            <th scope="col">{own.next}</th>
            <th scope="col">{own.columns.who}</th>
            <th scope="col">{own.reassessment}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ caseId, number = '', title = web.work.untitled, status, stage, items, reassessmentOn }) => {
            const next = items.find((item) => item.status !== 'done');
            return (
              <tr key={caseId}>
                <th scope="row">
                  <a href={`#metode-${caseId}`}>{title}</a> <span className="hint">{number}</span>
                </th>
                <td>
                  <StatusTag status={status} />
                </td>
                <td>{own.stages[stage]}</td>
                <td>
                  {next === undefined
                    ? '–'
                    : `${format.date(next.due)}: ${[wordFor(pages.clock.kinds, next.kind), next.what].filter((part) => part !== '').join(': ')}`}
                </td>
                <td>{next === undefined ? '–' : wordFor(pages.clock.parties, next.party)}</td>
                <td>{reassessmentOn === undefined ? '–' : format.date(reassessmentOn)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Method({ line, working }: { readonly line: FollowUpLine; readonly working: boolean }): ReactNode {
  const { pages, web } = useWords();
  const own = pages.temporary.overview;
  const format = useFormat();
  const { caseId, number, title = web.work.untitled, constructed, stage, status, since, items } = line;
  const next = items.find((item) => item.status !== 'done');
  const names: Readonly<Record<string, string>> = pages.temporary.signatories;
  return (
    <section aria-labelledby={`metode-${caseId}`} className="follow-up" data-status={status}>
      <h2 id={`metode-${caseId}`} className="ds-heading" data-size="sm">
        {working || number === undefined ? (
          <Link to="/arbeid/$id" params={{ id: caseId }}>
            {title}
          </Link>
        ) : (
          <Link to="/metoder/$number" params={{ number }}>
            {title}
          </Link>
        )}
      </h2>
      <p>
        {number !== undefined && <span className="case-number">{number}</span>} {constructed && <ConstructedTag />}{' '}
        <StatusTag status={status} /> {own.stages[stage]}. {since !== undefined && own.since({ date: format.date(since) })}
      </p>
      {number !== undefined && stage !== 'contractUnderWay' && (
        <p>
          <Link to="/oppfolging/$number" params={{ number }}>
            {pages.followUp.link}
          </Link>
        </p>
      )}
      <Facts
        facts={[
          ...(next === undefined ? [] : [{ name: own.next, value: <NextItem item={next} /> }]),
          ...(line.reassessmentOn === undefined ? [] : [{ name: own.reassessment, value: format.date(line.reassessmentOn) }]),
          ...(line.contractEndsOn === undefined ? [] : [{ name: own.contractEnds, value: format.date(line.contractEndsOn) }]),
          ...(line.sources.length === 0 ? [] : [{ name: own.data, value: format.list(line.sources) }]),
          ...(line.measures.length === 0 ? [] : [{ name: own.measures, value: format.list(line.measures) }]),
          ...(line.reassessmentCriteria === undefined
            ? []
            : [{ name: own.reassessmentCriteria, value: line.reassessmentCriteria }]),
          ...(line.phaseOutCriteria === undefined ? [] : [{ name: own.phaseOutCriteria, value: line.phaseOutCriteria }]),
          ...(line.verdicts.length === 0 ? [] : [{ name: own.rules, value: <Verdicts verdicts={line.verdicts} /> }]),
          ...(line.unsigned === undefined || line.unsigned.length === 0
            ? []
            : [{ name: own.unsigned, value: format.list(line.unsigned.map((party) => wordFor(names, party))) }]),
        ]}
      />
      {items.length > 0 && (
        <details>
          <summary>
            {own.items} ({format.number(items.length, 0)})
          </summary>
          <Items items={items} title={title} />
        </details>
      )}
    </section>
  );
}

function NextItem({ item: { due, kind, what, party, status } }: { readonly item: FollowUpItem }): ReactNode {
  const { clock } = useWords().pages;
  const format = useFormat();
  return (
    <>
      <time dateTime={due}>{format.date(due)}</time>: {[wordFor(clock.kinds, kind), what].filter((part) => part !== '').join(': ')}{' '}
      ({wordFor(clock.parties, party)}) <StatusTag status={status} />
    </>
  );
}

function Items({ items, title }: { readonly items: readonly FollowUpItem[]; readonly title: string }): ReactNode {
  const { pages } = useWords();
  const own = pages.temporary.overview;
  const format = useFormat();
  return (
    <TableScroll label={own.table({ title })}>
      <table className="ds-table" data-size="sm">
        <caption className="ds-sr-only">{own.table({ title })}</caption>
        <thead>
          <tr>
            <th scope="col">{own.columns.due}</th>
            <th scope="col">{own.columns.what}</th>
            <th scope="col">{own.columns.who}</th>
            <th scope="col">{own.columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ kind, subject, what, due, party, status, doneOn }) => (
            <tr key={`${kind} ${subject}`}>
              <th scope="row">
                <time dateTime={due}>{format.date(due)}</time>
              </th>
              <td>
                {[wordFor(pages.clock.kinds, kind), what].filter((part) => part !== '').join(': ')}{' '}
                <span className="hint">{subject}</span>
              </td>
              <td>{wordFor(pages.clock.parties, party)}</td>
              <td>
                <StatusTag status={status} /> {doneOn !== undefined && own.doneOn({ date: format.date(doneOn) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
