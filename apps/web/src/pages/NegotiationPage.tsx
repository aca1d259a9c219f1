import { Alert, Select, Textarea } from '@digdir/designsystemet-react';
import { type OfferAppraisal, patientsByYear, readAssessment } from '@likeverd/appraisal';
import { mayNegotiate, type SavedWorkspace, workspaceLabel } from '@likeverd/casework';
import { blockedText } from '@likeverd/language';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { ApiError } from '../api/client.ts';
import {
  caseQuery,
  exampleAssessmentQuery,
  exampleAssessmentsQuery,
  resultQuery,
  sessionQuery,
  workspaceQuery,
} from '../api/queries.ts';
import type { CaseView, Party, StoredResult } from '../api/types.ts';
import { nodeText } from '../components/Proof.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { ClassBadge, ConstructedTag } from '../components/Tags.tsx';
import { faultText } from '../i18n/faults.ts';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { Assumptions } from '../negotiation/Assumptions.tsx';
import { budgetYears, pricesOf, readAssumptions } from '../negotiation/assumptions.ts';
import { AgreementDetails } from '../negotiation/AgreementDetails.tsx';
import { Comparison } from '../negotiation/Comparison.tsx';
import { formOf, readTerms } from '../negotiation/forms.ts';
import { offerName } from '../negotiation/names.ts';
import { OfferControls, longestText } from '../negotiation/OfferControls.tsx';
import { OfferFigures } from '../negotiation/OfferFigures.tsx';
import { listedOffers, newAlternative, startOf, withAlternative, withoutAlternative } from '../negotiation/offers.ts';
import { PriceNote } from '../negotiation/PriceNote.tsx';
import type { AskedOffer, Subject } from '../negotiation/protocol.ts';
import { TermControls } from '../negotiation/TermControls.tsx';
import { SaveLine, Versions } from '../negotiation/Saving.tsx';
import { type NegotiationState, useNegotiation } from '../negotiation/useNegotiation.ts';
import { useWorkspace, type WorkspaceHandle } from '../negotiation/useWorkspace.ts';

const route = getRouteApi('/forhandling/$caseId');

/** Where Sykehusinnkjøp negotiates one case; for everyone else there is no such page. */
export function NegotiationPage(): ReactNode {
  const { web } = useWords();
  const { caseId } = route.useParams();
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const mine = mayNegotiate(viewer);
  const found = useQuery({ ...caseQuery(caseId), enabled: mine });
  const saved = useQuery({ ...workspaceQuery(caseId), enabled: mine });
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={web.work.signInTitle} text={web.work.signInText} />;
  const error = saved.error ?? found.error;
  const missing = error instanceof ApiError && error.problem.code === 'notFound';
  if (!mine || error !== null) {
    return (
      <div className="container page narrow">
        <PageHeading title={!mine || missing ? web.casePage.notFound : web.errors.loadTitle} />
        {!mine || missing ? (
          <p className="lead">{web.casePage.notFoundText}</p>
        ) : (
          <LoadFailure error={error} retry={() => void Promise.all([found.refetch(), saved.refetch()])} />
        )}
        <p>
          <Link to="/arbeid">{web.work.title}</Link>
        </p>
      </div>
    );
  }
  if (found.data === undefined || saved.data === undefined) return <Loading />;
  return <Negotiation key={caseId} view={found.data} viewer={viewer} saved={saved.data} />;
}

interface NegotiationProps {
  readonly view: CaseView;
  readonly viewer: Party;
  readonly saved: SavedWorkspace;
}

function Negotiation({ view, viewer, saved }: NegotiationProps): ReactNode {
  const { web, negotiation } = useWords();
  const { state } = view;
  const handle = useWorkspace(state.id, viewer.person, saved);
  const { workspace, change } = handle;
  const result = useQuery({ ...resultQuery(state.run?.result ?? ''), enabled: state.run !== undefined });
  return (
    <div className="container page negotiation">
      <p className="back">
        <Link to="/arbeid/$id" params={{ id: state.id }}>
          {negotiation.toCase}
        </Link>
      </p>
      <p className="method-meta">
        <span className="case-number">{state.number ?? web.work.noNumber}</span>
        {state.constructed && <ConstructedTag />}
      </p>
      <PageHeading title={`${negotiation.title}: ${state.title ?? web.work.untitled}`} />
      <p className="lead no-print">{negotiation.lead}</p>
      <ClassBadge label={workspaceLabel} />
      <SaveLine handle={handle} />
      {state.run === undefined ? (
        <>
          <Alert data-color="info">
            <p>{negotiation.noRun}</p>
          </Alert>
          <NoteWithoutNumbers view={view} handle={handle} />
        </>
      ) : result.isError ? (
        <>
          <LoadFailure error={result.error} retry={() => void result.refetch()} />
          <NoteWithoutNumbers view={view} handle={handle} />
        </>
      ) : result.data === undefined ? (
        <Loading />
      ) : (
        <Offers view={view} handle={handle} stored={result.data} />
      )}
      <section aria-labelledby="notater" className="no-print">
        <h2 id="notater" className="ds-heading" data-size="sm">
          {negotiation.notes.title}
        </h2>
        <p id="notater-hjelp" className="hint">
          {negotiation.notes.hint}
        </p>
        <Textarea
          aria-labelledby="notater"
          aria-describedby="notater-hjelp"
          rows={4}
          maxLength={longestText}
          value={workspace.notes}
          onChange={(event) => change((before) => ({ ...before, notes: event.target.value }))}
        />
      </section>
      <Versions caseId={state.id} version={handle.version} restore={(earlier) => change(() => earlier)} />
    </div>
  );
}

function NoteWithoutNumbers({ view, handle }: { readonly view: CaseView; readonly handle: WorkspaceHandle }): ReactNode {
  return (
    <PriceNote
      view={view}
      materials={null}
      assessment={handle.workspace.assessment}
      change={(assessment) => handle.change((before) => ({ ...before, assessment }))}
      delivered={() => undefined}
    />
  );
}

interface OffersProps {
  readonly view: CaseView;
  readonly handle: WorkspaceHandle;
  readonly stored: StoredResult;
}

function Offers({ view, handle, stored }: OffersProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const queryClient = useQueryClient();
  const { negotiation } = words;
  const { state } = view;
  const { run } = state;
  const { description, document, appraisal } = stored;
  const prices = useMemo(() => pricesOf(description), [description]);
  const { change } = handle;
  const { assumptions } = handle.workspace;
  const price = prices.find(({ parameter }) => parameter === assumptions.parameter) ?? prices[0];
  const strategies = description.strategies.slice(1);
  const strategy = strategies.find(({ id }) => id === assumptions.strategy) ?? strategies.at(-1);
  const priced = useMemo(() => (price === undefined ? null : { listPrice: price.value, unit: price.unit }), [price]);
  const workspace = useMemo(() => startOf(handle.workspace, state, priced), [handle.workspace, state, priced]);
  const listed = useMemo(() => listedOffers(state, workspace, priced), [state, workspace, priced]);
  const read = useMemo(() => readAssumptions({ assumptions }), [assumptions]);
  const [activeId, setActiveId] = useState('');
  const active = workspace.alternatives.find(({ id }) => id === activeId) ?? workspace.alternatives[0];

  const subject: Subject | null =
    price === undefined || strategy === undefined || run === undefined
      ? null
      : {
          document,
          asOf: appraisal.asOf,
          official: { inputs: stored.inputs ?? {}, draws: run.draws, seed: run.seed },
          parameter: price.parameter,
          strategy: strategy.id,
        };
  const { patients, threshold } = read;
  const states = useMemo(() => description.states.map(({ id }) => id), [description]);
  const agreed = useMemo(
    () => new Map(workspace.alternatives.map((alternative) => [alternative.id, readTerms(alternative, states)])),
    [workspace.alternatives, states],
  );
  const asked = listed.flatMap(({ id, origin, price: given }): readonly AskedOffer[] => {
    if (given === undefined) return [];
    if (origin === 'list') return [{ id, price: given }];
    const { terms = [], followUp, answers = {}, faults = {} } = agreed.get(id) ?? {};
    if (Object.keys(faults).length > 0) return [];
    return [{ id, price: given, agreement: { terms, answers, ...(followUp === undefined ? {} : { followUp }) } }];
  });
  const computed = useNegotiation(subject, {
    offers: asked,
    ...(patients === undefined ? {} : { patients }),
    ...(threshold === undefined ? {} : { threshold }),
  });
  const { answer } = computed;
  // The table and the note may follow a little behind the slider.
  const later = useDeferredValue(answer);
  const appraised = standingOffers(
    later,
    asked.map(({ id }) => id),
  );

  const assume = useCallback(
    (fields: Readonly<Record<string, string>>): void =>
      change((before) => ({ ...before, assumptions: { ...before.assumptions, ...fields } })),
    [change],
  );
  const fromAssessment = useAssessmentPatients(description.id);
  const materials =
    later === null || run === undefined
      ? null
      : {
          state,
          run,
          workspace,
          version: handle.version,
          listed,
          appraised,
          basis: later.basis,
          read,
          comparator: description.strategies[0]?.label[language] ?? '',
          savedAt: handle.savedAt,
        };

  if (price === undefined || strategy === undefined || active === undefined) {
    return (
      <>
        <Alert data-color="warning">
          <p>{negotiation.noPrice}</p>
        </Alert>
        <NoteWithoutNumbers view={view} handle={handle} />
      </>
    );
  }

  const own = (edit: (before: typeof workspace) => typeof workspace): void =>
    change((before) => edit(startOf(before, state, priced)));
  const activeOffer = listed.find(({ id }) => id === active.id);
  const activeBlocked = answer?.blocked.get(active.id);
  const isAsked = asked.some(({ id }) => id === active.id);
  const figures = isAsked && activeBlocked === undefined ? answer?.offers.get(active.id) : undefined;
  const reading = agreed.get(active.id) ?? { faults: {}, answers: {} };
  const adjustable = description.adjustable.find(({ parameter }) => parameter === price.parameter);
  const reference = appraisal.threshold.status === 'computed' ? nodeText(appraisal.threshold.value, words, format) : undefined;
  const at = figures?.atThreshold;
  return (
    <>
      <section aria-labelledby="forhandles" className="subject no-print">
        <h2 id="forhandles" className="ds-heading" data-size="sm">
          {negotiation.subject.title}
        </h2>
        <div className="field-row">
          <div className="field">
            <label className="field-label" htmlFor="forhandlet-pris">
              {negotiation.subject.price}
            </label>
            <Select id="forhandlet-pris" value={price.parameter} onChange={(event) => assume({ parameter: event.target.value })}>
              {prices.map((each) => (
                <Select.Option key={each.parameter} value={each.parameter}>
                  {each.label[language]}
                </Select.Option>
              ))}
            </Select>
          </div>
          <div className="field">
            <label className="field-label" htmlFor="forhandlet-metode">
              {negotiation.subject.strategy}
            </label>
            <Select id="forhandlet-metode" value={strategy.id} onChange={(event) => assume({ strategy: event.target.value })}>
              {strategies.map((each) => (
                <Select.Option key={each.id} value={each.id}>
                  {each.label[language]}
                </Select.Option>
              ))}
            </Select>
          </div>
        </div>
        <p className="hint">
          {negotiation.subject.comparator}: {description.strategies[0]?.label[language]}. {negotiation.subject.draws}:{' '}
          {format.number(run?.draws ?? 0)}. {stored.inputs === undefined ? '' : negotiation.subject.inputs}
        </p>
        {state.priceOffers.length > 0 && !price.unit.endsWith('/pack') && <p>{negotiation.offers.otherUnit}</p>}
      </section>
      {computed.broken && (
        <Alert data-color="warning">
          <p>{negotiation.broken}</p>
        </Alert>
      )}
      {computed.blocked !== null && (
        <Alert data-color="warning">
          <p>{blockedText(words, computed.blocked)}</p>
        </Alert>
      )}
      {computed.faults.length > 0 && (
        <Alert data-color="danger" role="alert">
          <ul>
            {computed.faults.map((fault) => (
              <li key={`${fault.code}-${fault.path}`}>{faultText(words, fault)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="live-grid no-print">
        <OfferControls
          alternatives={workspace.alternatives}
          listed={listed}
          active={active}
          listPrice={price.value}
          unit={price.unit}
          bounds={adjustable ?? { maximum: 2 * price.value, step: 1 }}
          breakEven={answer?.basis.breakEven}
          chosen={workspace.chosen === active.id}
          activate={setActiveId}
          change={(edit) => own((before) => withAlternative(before, active.id, edit))}
          add={() =>
            own((before) => {
              const added = newAlternative(before, activeOffer?.price);
              setActiveId(added.id);
              return { ...before, alternatives: [...before.alternatives, added] };
            })
          }
          remove={() => own((before) => withoutAlternative(before, active.id))}
          terms={
            <TermControls
              alternative={active}
              read={reading}
              states={description.states}
              change={(edit) => own((before) => withAlternative(before, active.id, edit))}
            />
          }
          choose={() => own((before) => ({ ...before, chosen: before.chosen === active.id ? '' : active.id }))}
        />
        {activeBlocked !== undefined && isAsked ? (
          <Alert data-color="warning">
            <p>{blockedText(words, activeBlocked)}</p>
          </Alert>
        ) : figures !== undefined && answer !== null && activeOffer !== undefined ? (
          <OfferFigures
            name={offerName(activeOffer, words)}
            offer={figures}
            basis={answer.basis}
            description={description}
            budgetFaults={answer.budgetFaults}
            patientsGiven={patients !== undefined}
            pending={answer.pending && formOf(active) !== 'flat'}
          />
        ) : (
          answer === null &&
          !computed.broken &&
          computed.blocked === null &&
          computed.faults.length === 0 && (
            <p role="status">
              {computed.progress === null
                ? negotiation.starting
                : negotiation.progress({
                    done: format.number(computed.progress.done),
                    total: format.number(computed.progress.total),
                  })}
            </p>
          )
        )}
      </div>
      <p className="ds-sr-only" role="status">
        {at === undefined
          ? ''
          : negotiation.announced({
              netBenefit: nodeText(at.netBenefit, words, format),
              probability: nodeText(at.probability, words, format),
            })}
      </p>
      <Assumptions
        typed={assumptions}
        read={read}
        reference={reference}
        change={(field, text) => assume({ [field]: text })}
        assessment={
          fromAssessment === null ? null : { title: fromAssessment.title[language], fill: () => assume(fromAssessment.fields) }
        }
      />
      {figures?.agreement !== undefined && activeOffer !== undefined && (
        <AgreementDetails
          name={offerName(activeOffer, words)}
          judged={figures.agreement}
          alternative={active}
          change={(edit) => own((before) => withAlternative(before, active.id, edit))}
        />
      )}
      {later !== null && <Comparison listed={listed} appraised={appraised} currency={later.basis.currency} />}
      <PriceNote
        view={view}
        materials={materials}
        assessment={workspace.assessment}
        change={(assessment) => own((before) => ({ ...before, assessment }))}
        delivered={(next) => queryClient.setQueryData(caseQuery(state.id).queryKey, next)}
      />
    </>
  );
}

/** What was found of the offers that are asked for and can be priced. */
function standingOffers(answer: NegotiationState['answer'], ids: readonly string[]): ReadonlyMap<string, OfferAppraisal> {
  return new Map([...(answer?.offers ?? [])].filter(([id]) => ids.includes(id) && answer?.blocked.has(id) !== true));
}

/** The patients of the assessment that ships with a model, as the fields of the assumptions; null where there is none. */
function useAssessmentPatients(
  model: string,
): { readonly title: Readonly<Record<'nb' | 'nn' | 'en', string>>; readonly fields: Readonly<Record<string, string>> } | null {
  const all = useQuery(exampleAssessmentsQuery);
  const found = all.data?.assessments.find((each) => each.model === model);
  const text = useQuery({ ...exampleAssessmentQuery(found?.id ?? ''), enabled: found !== undefined });
  return useMemo(() => {
    const read = text.data === undefined ? null : readAssessment(text.data);
    const population = read?.ok === true ? read.value.premises.population : undefined;
    if (found === undefined || population === undefined) return null;
    const years = patientsByYear(population, budgetYears.length);
    if ('status' in years) return null;
    const fields = years.flatMap(({ newPatients, treated }, index) => [
      [`newPatients${index + 1}`, String(newPatients.value)],
      [`uptake${index + 1}`, newPatients.value === 0 ? '' : String(Math.round((1e6 * treated.value) / newPatients.value) / 1e4)],
    ]);
    return { title: found.title, fields: Object.fromEntries(fields) as Readonly<Record<string, string>> };
  }, [found, text.data]);
}
