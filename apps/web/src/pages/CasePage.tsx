import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import {
  type AvailableAct,
  type CaseState,
  type CommandType,
  commandFields,
  contractInForce,
  type FieldValue,
  fileActs,
  judgements,
  type Label,
  mayNegotiate,
  newestContract,
  openFlags,
  participationFields,
  regionalHealthAuthorities,
} from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ApiError, postJson, postNothing } from '../api/client.ts';
import { caseQuery, draftQuery, draftsQuery, sessionQuery } from '../api/queries.ts';
import type { CaseView, Party } from '../api/types.ts';
import { type Fact, Facts } from '../components/Facts.tsx';
import { failureText, LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { RunSummary } from '../components/RunSummary.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { Stepper } from '../components/Stepper.tsx';
import { ClassBadge, ConstructedTag, OutcomeTag } from '../components/Tags.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { Precedents } from '../decision/Precedents.tsx';
import { FieldValueView } from '../decision/FieldValueView.tsx';
import { Confidentiality } from '../disclosure/Confidentiality.tsx';
import { ActForm } from '../forms/ActForm.tsx';
import { clearKept, readKept } from '../drafts/kept.ts';
import { textsOf } from '../drafts/texts.ts';
import { Documents } from '../files/Documents.tsx';
import { ImportedMethod } from '../portfolio/ImportedMethod.tsx';
import { isRawValue, type RawValue } from '../forms/drafts.ts';
import { useSendAct } from '../forms/useSendAct.ts';
import { type Content, type Format, useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { refusalText, ruleText } from '../i18n/refusals.ts';
import { clarifiedSections, submittedSections } from '../intake/IntakeSections.tsx';
import { prefillOf } from '../intake/prefill.ts';
import { ClockSection } from '../clock/ClockSection.tsx';
import { CaseImplementation } from '../implementation/ImplementationSection.tsx';
import { miniHtaSections } from '../mini-hta/sections.ts';
import { FollowUpLink } from '../follow-up/FollowUpLink.tsx';
import type { Controls } from '../forms/FormField.tsx';
import { CaseContract } from '../temporary/ContractSection.tsx';
import { QuestionValues } from '../temporary/QuestionValues.tsx';
import { ExitSection, ReassessmentSection } from '../temporary/ReassessmentSection.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/arbeid/$id');

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The act just done, told once at the top of the page it leads to. */
    done?: CommandType;
  }
}

/** One case for those who work on it: what is known, what happened, what the role can do. */
export function CasePage(): ReactNode {
  const { web } = useWords();
  const { id } = route.useParams();
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const found = useQuery({ ...caseQuery(id), enabled: viewer !== null });
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={web.work.signInTitle} text={web.work.signInText} />;
  if (found.data !== undefined) return <Case view={found.data} viewer={viewer} />;
  if (found.isError) {
    const missing = found.error instanceof ApiError && found.error.problem.code === 'notFound';
    return (
      <div className="container page narrow">
        <PageHeading title={missing ? web.casePage.notFound : web.errors.loadTitle} />
        {missing ? (
          <p className="lead">{web.casePage.notFoundText}</p>
        ) : (
          <LoadFailure error={found.error} retry={() => void found.refetch()} />
        )}
        <p>
          <Link to="/arbeid">{web.work.title}</Link>
        </p>
      </div>
    );
  }
  return <Loading />;
}

function Case({ view, viewer }: { readonly view: CaseView; readonly viewer: Party }): ReactNode {
  const { web, negotiation, assessment, pages } = useWords();
  const arrived = useRouterState({ select: (state) => state.location.state.done });
  const [done, setDone] = useState<{ readonly act: CommandType; readonly at: number } | null>(
    arrived === undefined ? null : { act: arrived, at: 0 },
  );
  const { state, timeline } = view;
  const tell = (act: CommandType): void => setDone({ act, at: Date.now() });
  return (
    <div className="container page">
      <p className="back">
        <Link to="/arbeid">{web.work.title}</Link>
      </p>
      <p className="method-meta">
        <span className="case-number">{state.number ?? web.work.noNumber}</span>
        {state.constructed && <ConstructedTag />}
        {state.decision?.outcome !== undefined && <OutcomeTag outcome={state.decision.outcome} />}
      </p>
      <PageHeading title={state.title ?? web.work.untitled} />
      <Stepper phase={state.phase} local={state.miniHta !== undefined} />
      {done !== null && <Confirmation key={done.at} act={done.act} view={view} tell={tell} />}
      <SinceLast view={view} />
      <div className="columns">
        <div className="column-main">
          <Acts view={view} viewer={viewer} tell={tell} />
          {state.number !== undefined && (
            <p>
              <Link to="/medvirkning/$id" params={{ id: state.id }} className="ds-button" data-variant="secondary">
                {pages.participation.page.title}
              </Link>
            </p>
          )}
          {mayNegotiate(viewer) && (
            <p>
              <Link to="/forhandling/$caseId" params={{ caseId: state.id }} className="ds-button" data-variant="secondary">
                {negotiation.link}
              </Link>{' '}
              <span className="hint">{negotiation.linkHint}</span>
            </p>
          )}
          <ImportedMethod state={state} />
          <Documents view={view} viewer={viewer} tell={(act) => setDone({ act, at: Date.now() })} />
          <ReassessmentSection state={state} headingSize="sm" />
          <ExitSection state={state} headingSize="sm" />
          <FollowUpLink state={state} />
          <CaseContract view={view} />
          <CaseImplementation state={state} />
          <CaseFacts view={view} />
          {state.kind !== 'miniHta' && <ClockSection of={{ caseId: state.id }} version={state.version} headingSize="sm" />}
          <Confidentiality view={view} viewer={viewer} />
        </div>
        <aside className="column-side" aria-labelledby="hendelser">
          <h2 id="hendelser" className="ds-heading" data-size="sm">
            {web.casePage.timeline}
          </h2>
          <Timeline entries={timeline} />
          {state.number !== undefined && (
            <p>
              <Link to="/metoder/$number" params={{ number: state.number }}>
                {web.casePage.publicPage}
              </Link>
            </p>
          )}
          {state.number !== undefined && state.commission !== undefined && (
            <p>
              <Link to="/vurdering/$number" params={{ number: state.number }}>
                {assessment.page.report.linkWork}
              </Link>
            </p>
          )}
        </aside>
      </div>
    </div>
  );
}

interface ConfirmationProps {
  readonly act: CommandType;
  readonly view: CaseView;
  readonly tell: (act: CommandType) => void;
}

function Confirmation({ act, view, tell }: ConfirmationProps): ReactNode {
  const { web, casework } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const opened = act === 'submitRequest' || act === 'submitProposal' || act === 'submitNotice';
  return (
    <Alert ref={place} tabIndex={-1} role="status" data-color="success" className="confirmation">
      <Heading level={2} data-size="xs">
        {web.casePage.done({ act: casework.acts[act].title })}
      </Heading>
      <p>{opened ? web.start.receivedText : web.casePage.doneText}</p>
      <UndoLast view={view} tell={tell} />
      {act === 'publishDecision' && view.state.number !== undefined && (
        <p>
          <Link to="/metoder/$number" params={{ number: view.state.number }}>
            {web.casePage.publicPage}
          </Link>
        </p>
      )}
    </Alert>
  );
}

/** Takes the last act back, as long as it can be. */
function UndoLast({ view, tell }: { readonly view: CaseView; readonly tell: (act: CommandType) => void }): ReactNode {
  const words = useWords();
  const { pages } = words;
  const queryClient = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  if (!view.acts.some(({ type, obstacles }) => type === 'undoLast' && obstacles.length === 0)) return null;
  const undo = async (): Promise<void> => {
    try {
      const { id, version } = view.state;
      const answer = await postJson<{ view: CaseView }>(
        `/api/cases/${encodeURIComponent(id)}/acts`,
        { type: 'undoLast', values: {}, expectedVersion: version },
        key,
      );
      queryClient.setQueryData(caseQuery(id).queryKey, answer.view);
      tell('undoLast');
      await queryClient.invalidateQueries({ queryKey: ['cases'] });
    } catch (error) {
      setTrouble(failureText(error, words));
    }
  };
  return (
    <p>
      <Button variant="secondary" data-size="sm" onClick={() => void undo()}>
        {pages.work.undo.act}
      </Button>{' '}
      <span className="hint">{pages.work.undo.hint}</span>
      {trouble !== '' && (
        <span role="alert" className="field-error">
          {trouble}
        </span>
      )}
    </p>
  );
}

/** What has happened since the reader last looked; from now on they have seen it. */
function SinceLast({ view }: { readonly view: CaseView }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const queryClient = useQueryClient();
  const { id, lastRecordedAt } = view.state;
  // As the list knew it when the page was opened: what is marked as seen below stays told for as long as the page is open.
  const [before] = useState(() => view.seenUpTo);
  useEffect(() => {
    // That a look could not be remembered costs the reader nothing: the news is told once more.
    postNothing('/api/work/looks', { looks: [{ id, seenUpTo: lastRecordedAt }] })
      .then(() => queryClient.invalidateQueries({ queryKey: ['cases'] }))
      .catch(() => undefined);
  }, [id, lastRecordedAt, queryClient]);
  if (before === undefined) return null;
  const news = view.timeline.filter(({ recordedAt }) => recordedAt > before);
  if (news.length === 0) return null;
  return (
    <Alert data-color="info" className="since-last">
      <Heading level={2} data-size="2xs">
        {pages.work.sinceLast.title}
      </Heading>
      <p>{pages.work.sinceLast.count({ count: news.length })}</p>
      <ul>
        {news.map(({ version, type, recordedAt, role }) => (
          <li key={version}>
            {format.instant(recordedAt)}: {casework.events[type]} ({casework.roles[role]})
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface ActsProps {
  readonly view: CaseView;
  readonly viewer: Party;
  readonly tell: (act: CommandType) => void;
}

function Acts({ view, viewer, tell }: ActsProps): ReactNode {
  const { web } = useWords();
  const begun = useQuery(draftsQuery(view.state.id));
  const isBegun = (type: CommandType): boolean => begun.data?.drafts.some(({ form }) => form === type) === true;
  // Taking back stands where the act is confirmed; participation and documents have places of their own.
  const steps = view.acts.filter(
    ({ type }) => type !== 'undoLast' && !Object.hasOwn(participationFields, type) && !fileActs.some((act) => act === type),
  );
  const possible = steps.filter((act) => act.obstacles.length === 0);
  // A case of our own never becomes one that was taken over.
  const others = steps.filter((act) => act.obstacles.length > 0 && act.type !== 'updateImported');
  return (
    <>
      <section aria-labelledby="na" className="acts">
        <h2 id="na" className="ds-heading" data-size="sm">
          {web.casePage.now}
        </h2>
        {possible.length === 0 && <p>{web.casePage.nothingNow}</p>}
        {possible.map(({ type }) => (
          <PossibleAct
            key={type}
            type={type}
            only={possible.length === 1}
            begun={isBegun(type)}
            view={view}
            viewer={viewer}
            tell={tell}
          />
        ))}
      </section>
      {others.length > 0 && (
        <section aria-labelledby="ikke-na" className="acts-not-now">
          <h2 id="ikke-na" className="ds-heading" data-size="sm">
            {web.casePage.notNow}
          </h2>
          <p className="hint">{web.casePage.notNowHint}</p>
          <ul>
            {others.map((act) => (
              <ImpossibleAct key={act.type} act={act} begun={isBegun(act.type)} caseId={view.state.id} person={viewer.person} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What a form starts from: what was asked for, and what each decision must state. */
function prefillFor(type: CommandType, state: CaseState, words: Content): Readonly<Record<string, unknown>> {
  switch (type) {
    case 'recordDecision':
      return {
        population: state.population,
        judgements: judgements.map((judgement) => ({ judgement })),
        reviewDate: newestContract(state.temporary)?.contract.reassessmentOn,
        ...(state.reassessment.open !== undefined && contractInForce(state)?.contract.continuedSupply === 'supplierKeepsSupplying'
          ? { conditions: [{ kind: 'supplyCondition', text: words.casework.choices.supplierKeepsSupplying }] }
          : {}),
      };
    case 'informTrusts':
      return { informedRegions: regionalHealthAuthorities };
    case 'guidelineRevised': {
      const [open, ...others] = openFlags(state.implementation);
      return others.length === 0 && open !== undefined ? { guideline: open.guideline } : {};
    }
    default:
      return prefillOf(type, state, words);
  }
}

/** What a computation fills in of a contract. */
const contractControls: Controls = { questionValues: QuestionValues };

interface PossibleActProps extends ActsProps {
  readonly type: CommandType;
  readonly only: boolean;
  /** Something has been typed for it. */
  readonly begun: boolean;
}

function PossibleAct({ type, only, begun, view, viewer, tell }: PossibleActProps): ReactNode {
  const words = useWords();
  const { web, casework } = words;
  const panel = useId();
  const { state } = view;
  const [open, setOpen] = useState(
    () => only || readKept(window.localStorage, { person: viewer.person, place: state.id, form: type }) !== null,
  );
  const [wasBegun, setWasBegun] = useState(false);
  if (begun !== wasBegun) {
    setWasBegun(begun);
    if (begun) setOpen(true);
  }
  const { send, reload } = useSendAct(type, view, () => tell(type));
  return (
    <div className="act" data-open={open}>
      <h3 className="act-title">
        <button
          type="button"
          className="act-toggle"
          aria-label={open ? undefined : web.casePage.open({ act: casework.acts[type].title })}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          <span className="act-chevron" aria-hidden="true" />
          {casework.acts[type].title}
        </button>
      </h3>
      <div id={panel} hidden={!open}>
        {open && type === 'recordDecision' && <Precedents caseId={state.id} />}
        {open && (
          <ActForm
            type={type}
            caseId={state.id}
            person={viewer.person}
            prefill={prefillFor(type, state, words)}
            // A contract is written again and again, and what gives the price has fields of its own.
            withholding={type !== 'draftContract'}
            {...(type === 'draftContract' ? { controls: contractControls } : {})}
            send={async (values, key, withheld) => {
              await send(values, key, withheld);
              setOpen(false); // an act that can be done again starts from an empty form
            }}
            reload={reload}
            cancel={() => setOpen(false)}
          />
        )}
      </div>
    </div>
  );
}

interface ImpossibleActProps {
  readonly act: AvailableAct;
  readonly begun: boolean;
  readonly caseId: string;
  readonly person: string;
}

function ImpossibleAct({ act, begun, caseId, person }: ImpossibleActProps): ReactNode {
  const words = useWords();
  const { web, casework } = words;
  const format = useFormat();
  return (
    <li className="act-refused">
      <h3>{casework.acts[act.type].title}</h3>
      {act.obstacles.map((obstacle) => {
        const rule = ruleText(words, obstacle.rule);
        return (
          <div key={`${obstacle.code}-${obstacle.rule}`}>
            <p>{refusalText(words, obstacle)}</p>
            <p className="rule">
              <strong>{web.casePage.rule}:</strong> {rule.sentence}{' '}
              <span className="rule-source">
                {web.casePage.source}: {rule.source} (
                {web.casePage.version({ version: rule.version, validFrom: format.date(rule.validFrom) })})
              </span>
            </p>
          </div>
        );
      })}
      {begun && <KeptDraft person={person} caseId={caseId} act={act.type} />}
    </li>
  );
}

/** What was typed for an act that can no longer be done, so that it can be copied from. */
function KeptDraft({
  person,
  caseId,
  act,
}: {
  readonly person: string;
  readonly caseId: string;
  readonly act: CommandType;
}): ReactNode {
  const words = useWords();
  const queryClient = useQueryClient();
  const found = useQuery(draftQuery(caseId, act));
  const { content, revision } = found.data ?? { content: null, revision: 0 };
  if (content === null) return null;
  const typed = Object.fromEntries(Object.entries(content).filter((entry): entry is [string, RawValue] => isRawValue(entry[1])));
  const discard = async (): Promise<void> => {
    await postJson(`/api/drafts/${encodeURIComponent(caseId)}/${encodeURIComponent(act)}/discard`, { revision, window: '' });
    clearKept(window.localStorage, { person, place: caseId, form: act });
    await queryClient.invalidateQueries({ queryKey: ['drafts'] });
  };
  return (
    <Alert data-color="info" className="form-notice">
      <p>{words.web.casePage.keptDraft}</p>
      <Facts facts={textsOf(words, typed)} />
      <Button type="button" variant="secondary" data-size="sm" onClick={() => void discard()}>
        {words.web.form.discard}
      </Button>
    </Alert>
  );
}

/** The class of a state's value: that of the event which gave it last. */
function labelOf(labels: CaseView['labels'], field: string, ...events: readonly string[]): Label | undefined {
  return events.map((event) => labels[`${event}.${field}`]).find((label) => label !== undefined);
}

type Row = readonly [name: string, value: ReactNode | undefined, label?: Label | undefined];

function factsOf(rows: readonly Row[]): readonly Fact[] {
  return rows.flatMap(([name, value, label]) => (value === undefined ? [] : [{ name, value, label }]));
}

function CaseFacts({ view }: { readonly view: CaseView }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { web, casework } = words;
  const { state, labels } = view;
  const field = casework.fields;
  const choice = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : wordFor({ ...casework.organisations, ...casework.choices }, value);
  const day = (value: string | undefined): string | undefined => (value === undefined ? undefined : format.date(value));
  const asked = (name: string): Label | undefined => labelOf(labels, name, 'CaseRegistered', 'RequestSubmitted');
  const groups: readonly (readonly [string, readonly Fact[]])[] = [
    [
      web.casePage.registration,
      factsOf([
        [field.title.label, state.title, asked('title')],
        // A hospital's own assessment tells of it with the rest of what began it.
        [field.methodType.label, state.kind === 'miniHta' ? undefined : choice(state.methodType), asked('methodType')],
        [field.substance.label, state.substance, asked('substance')],
        [field.population.label, state.population, asked('population')],
        [field.comparator.label, state.comparator, asked('comparator')],
      ]),
    ],
    [
      wordFor(casework.choices, state.kind ?? 'proposal'),
      factsOf([
        [web.casePage.submitter, choice(state.submitter), labelOf(labels, 'title', 'RequestSubmitted')],
        [field.reason.label, state.reason, labelOf(labels, 'reason', 'RequestSubmitted')],
        [field.contact.label, state.contact, labelOf(labels, 'contact', 'RequestSubmitted')],
        [field.noticeSource.label, state.intake.noticeSource, labelOf(labels, 'noticeSource', 'RequestSubmitted')],
        [field.missing.label, state.missing, labelOf(labels, 'missing', 'CompletionAsked')],
        [field.completionBy.label, day(state.intake.completionBy), labelOf(labels, 'completionBy', 'CompletionAsked')],
        [field.completion.label, state.completion, labelOf(labels, 'completion', 'RequestCompleted')],
      ]),
    ],
    ...submittedSections(words, format, state, (name) =>
      labelOf(labels, name, 'CaseRegistered', 'RequestAmended', 'RequestSubmitted'),
    )
      .filter(({ name }) => name !== '')
      .map(({ name, facts }) => [name, facts] as const),
    ...miniHtaSections(words, format, state).map(({ name, facts }) => [name, facts] as const),
    ...clarifiedSections(words, format, state).map(({ name, facts }) => [name, facts] as const),
    [
      web.method.commission,
      factsOf([
        [field.assessmentType.label, choice(state.commission?.assessmentType)],
        [web.method.commissionedBody, choice(state.commission?.body)],
        [field.meetingDate.label, day(state.commission?.meetingDate)],
        [field.reason.label, state.commission?.reason],
      ]),
    ],
    [
      web.casePage.declined,
      factsOf([
        [field.meetingDate.label, day(state.declined?.meetingDate)],
        [field.reason.label, state.declined?.reason],
      ]),
    ],
    [
      web.method.assessment,
      factsOf(
        (['benefit', 'resources', 'severity', 'uncertainty'] as const).map((name) => [
          field[name].label,
          state.assessment?.[name],
          labelOf(labels, name, 'AssessmentSignedOff', 'AssessmentDelivered'),
        ]),
      ),
    ],
    ...state.priceOffers.map(
      (offer) =>
        [
          web.casePage.priceOffer({ version: offer.version }),
          factsOf([
            [field.pricePerPack.label, money(format, offer.pricePerPack), labelOf(labels, 'pricePerPack', 'PriceOfferRecorded')],
            [
              field.maximumPricePerPack.label,
              money(format, offer.maximumPricePerPack),
              labelOf(labels, 'maximumPricePerPack', 'PriceOfferRecorded'),
            ],
            [field.validUntil.label, day(offer.validUntil), labelOf(labels, 'validUntil', 'PriceOfferRecorded')],
            [field.terms.label, offer.terms, labelOf(labels, 'terms', 'PriceOfferRecorded')],
          ]),
        ] as const,
    ),
    [
      web.method.priceNote,
      state.priceNote === undefined
        ? []
        : factsOf([
            [
              field.note.label,
              state.priceNote.note ?? web.method.priceNotePublic({ date: format.instant(state.priceNote.recordedAt) }),
              labelOf(labels, 'note', 'PriceNoteRecorded'),
            ],
          ]),
    ],
    [web.method.decision, decisionFacts(view, words)],
  ];
  const runLabel = labelOf(labels, 'run', 'AssessmentSignedOff', 'RunAttached');
  return (
    <section aria-labelledby="opplysninger" className="case-facts">
      <h2 id="opplysninger" className="ds-heading" data-size="sm">
        {web.casePage.facts}
      </h2>
      {groups
        .filter(([, facts]) => facts.length > 0)
        .map(([name, facts]) => (
          <FactGroup key={name} name={name} facts={facts} />
        ))}
      {state.run !== undefined && (
        <div className="fact-group">
          <h3>{web.casePage.run}</h3>
          <RunSummary run={state.run} />
          {runLabel !== undefined && <ClassBadge label={runLabel} />}
        </div>
      )}
    </section>
  );
}

/** Facts under one heading. Where all have the same class, the heading carries it once. */
function FactGroup({ name, facts }: { readonly name: string; readonly facts: readonly Fact[] }): ReactNode {
  const [first] = facts;
  const shared = facts.every(({ label }) => JSON.stringify(label) === JSON.stringify(first?.label)) ? first?.label : undefined;
  return (
    <div className="fact-group" data-class={shared?.class ?? 'public'}>
      <h3>{name}</h3>
      {shared !== undefined && <ClassBadge label={shared} />}
      <Facts facts={shared === undefined ? facts : facts.map(({ name: each, value }) => ({ name: each, value }))} />
    </div>
  );
}

function money(format: Format, amount: number | undefined): string | undefined {
  return amount === undefined ? undefined : format.money(amount, 'NOK', 2);
}

/** Every item of the decision, in the order of its form. */
function decisionFacts({ state, labels }: CaseView, { casework }: ReturnType<typeof useWords>): readonly Fact[] {
  const values: Readonly<Record<string, FieldValue | undefined>> = state.decision ?? {};
  const names: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  return Object.entries(commandFields.recordDecision).flatMap(([name, field]) => {
    const value = values[name];
    return value === undefined
      ? []
      : [
          {
            name: names[name]?.label ?? name,
            value: <FieldValueView name={name} field={field} value={value} />,
            label: labelOf(labels, name, 'DecisionPublished', 'DecisionRecorded'),
          },
        ];
  });
}
