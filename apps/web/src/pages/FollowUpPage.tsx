import {
  chosenFollowUps,
  type FollowUpChoice,
  type FollowUpItem,
  type FollowUpLine,
  type FollowUpOutlook,
  followUpStages,
  followUpStatuses,
} from '@likeverd/casework';
import { addCalendarMonths } from '@likeverd/reference';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { Facts } from '../components/Facts.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { ConstructedTag } from '../components/Tags.tsx';
import { type Format, useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { PremisedLengths } from '../temporary/NoticeLengths.tsx';
import { followUpQuery, type OverviewVersion } from '../temporary/queries.ts';
import type { FollowUpSearch } from '../temporary/search.ts';
import { StatusTag } from '../temporary/StatusTag.tsx';
import { Verdicts } from '../temporary/Verdicts.tsx';

const route = getRouteApi('/midlertidig');

/** Which methods are introduced temporarily, when, which data, who, which criteria, and how each thing stands. */
export function FollowUpPage(): ReactNode {
  const { overview } = useWords().pages.temporary;
  const search = route.useSearch();
  const { versjon = 'offentlig' } = search;
  const { data: session } = useQuery(sessionQuery);
  const signedIn = session !== undefined && session.viewer !== null;
  const version = signedIn && versjon === 'arbeid' ? 'work' : 'public';
  const found = useQuery(followUpQuery(version));
  const choice = found.data === undefined ? {} : choiceOf(search, found.data.today);
  const chosen = Object.values(choice).some((each) => each !== undefined);
  const lines = found.data === undefined ? undefined : chosenFollowUps(found.data.lines, choice);
  return (
    <div className="container page">
      <PageHeading title={overview.title} />
      <p className="lead">{overview.lead}</p>
      <Choices signedIn={signedIn} lines={found.data?.lines ?? []} />
      <p>
        <a href={csvAddress(version, choice)}>{overview.csv}</a>
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
          {lines.length === 0 && <p className="empty">{chosen ? overview.noneFits : overview.none}</p>}
          {found.data !== undefined && <PremisedLengths today={found.data.today} />}
          {lines.length > 0 && <Summary lines={lines} />}
          {lines.map((line) => (
            <Method key={line.caseId} line={line} working={version === 'work'} />
          ))}
        </>
      )}
    </div>
  );
}

/** What is asked for by the address. */
function choiceOf({ status, hvor, hvem, innen, data }: FollowUpSearch, today: string): FollowUpChoice {
  return {
    status,
    stage: hvor,
    party: hvem,
    source: data,
    until: innen === undefined ? undefined : addCalendarMonths(today, innen),
  };
}

function csvAddress(version: OverviewVersion, choice: FollowUpChoice): string {
  const asked = Object.entries(choice).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/api/follow-up.csv?${new URLSearchParams([['version', version], ...asked])}`;
}

/** Months ahead that can be looked at. */
const monthsAhead = [1, 3, 6, 12, 24] as const;

interface ChoicesProps {
  readonly signedIn: boolean;
  /** All that can be chosen among. */
  readonly lines: readonly FollowUpLine[];
}

function Choices({ signedIn, lines }: ChoicesProps): ReactNode {
  const { pages, casework } = useWords();
  const { overview } = pages.temporary;
  const format = useFormat();
  const parties = [
    ...new Set(lines.flatMap(({ items }) => items.flatMap(({ party, status }) => (status === 'done' ? [] : [party])))),
  ];
  const sources = [...new Set(lines.flatMap((line) => line.sources))];
  const partyName = (party: string): string => wordFor({ ...casework.organisations, ...pages.clock.parties }, party);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const id = useId();
  const change = (next: Readonly<Record<string, string>>): void => {
    const kept = Object.entries<string | number>({ ...search, ...next }).filter(([, value]) => value !== '');
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
      <Chooser
        label={overview.stage}
        value={search.hvor ?? ''}
        options={followUpStages.map((stage) => [stage, overview.stages[stage]])}
        change={(hvor) => change({ hvor })}
      />
      <Chooser
        label={overview.columns.who}
        value={search.hvem ?? ''}
        options={parties.map((party) => [party, partyName(party)] as const).toSorted(([, a], [, b]) => a.localeCompare(b))}
        change={(hvem) => change({ hvem })}
      />
      <Chooser
        label={overview.within}
        value={search.innen === undefined ? '' : String(search.innen)}
        options={monthsAhead.map((months) => [String(months), overview.months({ months: format.number(months) })])}
        change={(innen) => change({ innen })}
      />
      <Chooser
        label={overview.data}
        value={search.data ?? ''}
        options={sources.toSorted((a, b) => a.localeCompare(b)).map((source) => [source, source])}
        change={(data) => change({ data })}
      />
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

interface ChooserProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly change: (value: string) => void;
}

/** One choice among several, or all. */
function Chooser({ label, value, options, change }: ChooserProps): ReactNode {
  const { overview } = useWords().pages.temporary;
  const id = useId();
  // What an address asks for stands there, also where nothing fits it any more.
  const shown: typeof options =
    value === '' || options.some(([option]) => option === value) ? options : [...options, [value, value]];
  return (
    <div>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <select id={id} className="ds-input" value={value} onChange={(event) => change(event.target.value)}>
        <option value="">{overview.all}</option>
        {shown.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Every method on a line: how it stands, and what comes next. */
function Summary({ lines }: { readonly lines: readonly FollowUpLine[] }): ReactNode {
  const { pages, web } = useWords();
  const own = pages.temporary.overview;
  const format = useFormat();
  const forecast = lines.some((line) => aheadOf(line) !== undefined);
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
            {forecast && <th scope="col">{own.inTime}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const { caseId, number = '', title = web.work.untitled, status, stage, items, reassessmentOn } = line;
            const outlook = aheadOf(line);
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
                {forecast && <td>{outlook === undefined ? '–' : chanceOf(outlook, format)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** The forecast of a method that is still to be re-assessed; what has been decided is not to be known in time any more. */
const aheadOf = ({ stage, outlook }: FollowUpLine): FollowUpOutlook | undefined =>
  stage === 'inUse' || stage === 'reassessment' ? outlook : undefined;

/** The least of the chances: all rules are to be judged. */
function chanceOf({ inTime, rules }: FollowUpOutlook, format: Format): string {
  const chances = [...(inTime === undefined ? [] : [inTime]), ...rules.map(({ probability }) => probability)];
  return chances.length === 0 ? '–' : format.percent(Math.min(...chances), 0);
}

function Method({ line, working }: { readonly line: FollowUpLine; readonly working: boolean }): ReactNode {
  const { pages, web } = useWords();
  const own = pages.temporary.overview;
  const format = useFormat();
  const { caseId, number, title = web.work.untitled, constructed, stage, status, since, items } = line;
  const outlook = aheadOf(line);
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
          ...(outlook === undefined
            ? []
            : [
                {
                  name: own.inTime,
                  value: [
                    ...(outlook.inTime === undefined ? [] : [own.enoughEvents({ probability: format.percent(outlook.inTime, 0) })]),
                    ...outlook.rules.map(({ rule, probability }) =>
                      own.ruleInTime({ rule, probability: format.percent(probability, 0) }),
                    ),
                    own.forecastFrom({ date: format.date(outlook.dataUntil) }),
                  ].join('\n'),
                },
              ]),
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
