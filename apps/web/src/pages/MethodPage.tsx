import { Alert, Heading } from '@digdir/designsystemet-react';
import type { CaseState, InputTarget } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { ApiError } from '../api/client.ts';
import { methodQuery, resultQuery, sessionQuery } from '../api/queries.ts';
import type { MethodView, StoredResult } from '../api/types.ts';
import { Facts } from '../components/Facts.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { WithheldShare } from '../disclosure/WithheldShare.tsx';
import { Results } from '../components/Results.tsx';
import { RunSummary } from '../components/RunSummary.tsx';
import { Stepper } from '../components/Stepper.tsx';
import { ConstructedTag, OutcomeTag } from '../components/Tags.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { IntakeSections } from '../intake/IntakeSections.tsx';
import { PublicDocuments } from '../files/Documents.tsx';
import { ImportedMethod } from '../portfolio/ImportedMethod.tsx';
import { DecisionHistory } from '../decision/DecisionHistory.tsx';
import { DecisionLinks } from '../decision/DecisionLinks.tsx';
import { DecisionReasons } from '../decision/DecisionReasons.tsx';
import { DecisionText } from '../decision/DecisionText.tsx';
import { ClockSection } from '../clock/ClockSection.tsx';
import { FollowUpLink } from '../follow-up/FollowUpLink.tsx';
import { ImplementationSection } from '../implementation/ImplementationSection.tsx';
import { PublicContract } from '../temporary/ContractSection.tsx';
import { ExitSection, ReassessmentSection } from '../temporary/ReassessmentSection.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { InputRoom } from '../participation/InputRoom.tsx';
import { InputSection } from '../participation/InputSection.tsx';
import { Quotable } from '../participation/Quotable.tsx';
import { Cite } from '../openness/Cite.tsx';
import { InShort } from '../openness/InShort.tsx';
import { OnThisPage } from '../openness/OnThisPage.tsx';
import { OldVersion, Versions } from '../openness/Versions.tsx';

const route = getRouteApi('/metoder/$number');
const Validation = lazy(async () => ({ default: (await import('../model/Validation.tsx')).Validation }));
const LiveModel = lazy(async () => ({ default: (await import('../model/LiveModel.tsx')).LiveModel }));

/** One method as the public sees it: the decision with its reasons, the assessment, the numbers, and the model live. */
export function MethodPage(): ReactNode {
  const { web } = useWords();
  const { number } = route.useParams();
  const { versjon } = route.useSearch();
  const found = useQuery(methodQuery(number, versjon));
  if (found.data !== undefined) {
    const method = <Method view={found.data} number={number} />;
    // Input is given on what stands now, not on an earlier version.
    return versjon === undefined ? <InputRoom>{method}</InputRoom> : method;
  }
  if (!found.isError) return <Loading />;
  const missing = found.error instanceof ApiError && found.error.problem.code === 'notFound';
  return (
    <div className="container page narrow">
      <PageHeading title={missing ? web.method.notFound({ number }) : web.errors.loadTitle} />
      {missing ? (
        <p className="lead">{web.method.notFoundText}</p>
      ) : (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      )}
      <p>
        <Link to="/" className="ds-button" data-variant="secondary">
          {web.errors.toFront}
        </Link>
      </p>
    </div>
  );
}

function Method({ view, number }: { readonly view: MethodView; readonly number: string }): ReactNode {
  const words = useWords();
  const { web, casework } = words;
  const format = useFormat();
  const { state, timeline } = view;
  const { versjon } = route.useSearch();
  const stored = useQuery({ ...resultQuery(state.run?.result ?? ''), enabled: state.run !== undefined });
  const session = useQuery(sessionQuery);
  const { decision, assessment } = state;
  return (
    <article className="container page method">
      <nav aria-label={web.navigation.breadcrumb} className="back">
        <Link to="/">{web.navigation.methods}</Link>
      </nav>
      <p className="method-meta">
        <span className="case-number">{state.number ?? number}</span>
        {state.methodType !== undefined && <span>{wordFor(casework.choices, state.methodType)}</span>}
        {decision?.outcome !== undefined && <OutcomeTag outcome={decision.outcome} />}
        {state.constructed && <ConstructedTag />}
      </p>
      <PageHeading title={state.title ?? number} />
      <OldVersion view={view} number={number} />
      <Banner state={state} stored={stored.data} />
      <section aria-labelledby="status" className="method-status">
        <h2 id="status" className="ds-sr-only">
          {web.method.status}
        </h2>
        <Stepper phase={state.phase} />
      </section>

      <OnThisPage state={state} />
      <InShort state={state} />
      {state.imported === undefined ? <Decision state={state} /> : <ImportedMethod state={state} />}
      {state.imported !== undefined && state.decision !== undefined && <Decision state={state} />}

      <section aria-labelledby="om-metoden">
        <h2 id="om-metoden" className="ds-heading" data-size="md">
          {web.method.facts}
        </h2>
        <Facts
          facts={[
            ...(state.substance === undefined ? [] : [{ name: casework.fields.substance.label, value: state.substance }]),
            { name: casework.fields.population.label, value: quotable('populationText', state.population) },
            { name: casework.fields.comparator.label, value: quotable('comparatorText', state.comparator) },
            ...(state.commission?.assessmentType === undefined
              ? []
              : [
                  { name: casework.fields.assessmentType.label, value: wordFor(casework.choices, state.commission.assessmentType) },
                ]),
            ...(state.commission?.body === undefined
              ? []
              : [{ name: web.method.commissionedBody, value: wordFor(casework.organisations, state.commission.body) }]),
            ...(state.commission?.reason === undefined
              ? []
              : [{ name: web.method.commission, value: quotable('commissionReasonText', state.commission.reason) }]),
            ...(state.declined?.reason === undefined
              ? []
              : [{ name: web.casePage.declined, value: quotable('commissionReasonText', state.declined.reason) }]),
            ...(state.priceNote === undefined
              ? []
              : [
                  {
                    name: web.method.priceNote,
                    value: web.method.priceNotePublic({ date: format.instant(state.priceNote.recordedAt) }),
                  },
                ]),
          ]}
        />
      </section>

      <IntakeSections state={state} />

      {state.document !== undefined && (
        <p className="block">
          <Link to="/vurdering/$number" params={{ number: state.number ?? number }} className="ds-button" data-variant="secondary">
            {words.assessment.page.report.link}
          </Link>
        </p>
      )}
      {assessment !== undefined && (
        <section aria-labelledby="vurdering">
          <h2 id="vurdering" className="ds-heading" data-size="md">
            {web.method.assessment}
          </h2>
          <div className="criteria">
            {(
              [
                ['benefit', 'benefitText'],
                ['resources', 'resourcesText'],
                ['severity', 'severityText'],
                ['uncertainty', 'uncertaintyText'],
              ] as const
            ).map(([name, target]) => (
              <div key={name} className="criterion">
                <h3>{casework.fields[name].label}</h3>
                <div>{quotable(target, assessment[name])}</div>
              </div>
            ))}
          </div>
        </section>
      )}

      {state.run !== undefined &&
        (stored.data !== undefined ? (
          <>
            <Results stored={stored.data} run={state.run} />
            <Suspense fallback={<Loading label={web.live.starting} />}>
              <LiveModel stored={stored.data} run={state.run} />
              <Validation
                document={stored.data.document}
                description={stored.data.description}
                hash={stored.data.identity.model}
                person={session.data?.viewer?.person ?? ''}
              />
            </Suspense>
          </>
        ) : stored.isError ? (
          <section aria-labelledby="resultater">
            <h2 id="resultater" className="ds-heading" data-size="md">
              {web.results.title}
            </h2>
            <RunSummary run={state.run} />
            <p>{web.results.unavailable}</p>
          </section>
        ) : (
          <Loading />
        ))}

      <PublicDocuments state={state} />
      {state.number !== undefined && <WithheldShare number={state.number} />}

      {versjon === undefined && <ClockSection of={{ number: state.number ?? number }} version={state.version} headingSize="md" />}
      <InputSection view={view} />
      <ReassessmentSection state={state} headingSize="md" />
      <ExitSection state={state} headingSize="md" />
      <FollowUpLink state={state} />
      <PublicContract state={state} />
      <ImplementationSection state={state} />

      <section aria-labelledby="hendelser">
        <h2 id="hendelser" className="ds-heading" data-size="md">
          {web.method.timeline}
        </h2>
        <Timeline entries={timeline} />
      </section>
      <p className="block">
        <Link to="/abonner" search={{ sak: number }} className="ds-button" data-variant="secondary">
          {words.pages.subscriptions.menu}
        </Link>
      </p>
      <Versions view={view} number={number} />
      <Cite view={view} number={number} />
    </article>
  );
}

/** A public text on which input can be given; a dash where there is none. */
function quotable(target: InputTarget, text: string | undefined): ReactNode {
  return text === undefined ? '–' : <Quotable target={target} text={text} />;
}

/** Says on the page's face what is made up: the whole case, or the casework around a published model. */
function Banner({ state, stored }: { readonly state: CaseState; readonly stored: StoredResult | undefined }): ReactNode {
  const { web } = useWords();
  if (!state.constructed) return null;
  const published = stored !== undefined && !stored.description.constructed;
  return (
    <Alert data-color="warning" className="banner">
      <Heading level={2} data-size="xs">
        {published ? web.method.constructedCaseworkTitle : web.method.constructedTitle}
      </Heading>
      <p>{published ? web.method.constructedCaseworkText : web.method.constructedText}</p>
    </Alert>
  );
}

function Decision({ state }: { readonly state: CaseState }): ReactNode {
  const { web, casework } = useWords();
  const format = useFormat();
  const { decision } = state;
  return (
    <section aria-labelledby="beslutning" className="decision" data-outcome={decision?.outcome ?? 'none'}>
      <h2 id="beslutning" className="ds-heading" data-size="md">
        {web.method.decision}
      </h2>
      <DecisionPending decisions={state.decisions} />
      {decision?.outcome === undefined ? (
        <p>{web.method.noDecision}</p>
      ) : (
        <>
          <p className="decision-outcome">{wordFor(casework.choices, decision.outcome)}</p>
          <DecisionText title={state.title ?? ''} decision={decision} />
          <Facts
            facts={[
              ...(decision.population === undefined
                ? []
                : [
                    {
                      name: web.method.decisionPopulation,
                      value: <Quotable target="decisionPopulationText" text={decision.population} />,
                    },
                  ]),
              ...(decision.conditions ?? []).map(({ kind, text }, index) => ({
                name: `${wordFor(casework.choices, kind)} (${index + 1})`,
                value: <Quotable target="decisionConditionsText" text={text} />,
              })),
            ]}
          />
          <dl className="decision-dates">
            {(
              [
                [web.method.validFrom, decision.validFrom],
                [web.method.reviewDate, decision.reviewDate],
                [web.method.meetingDate, decision.meetingDate],
              ] as const
            ).map(
              ([name, day]) =>
                day !== undefined && (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <time dateTime={day}>{format.date(day)}</time>
                    </dd>
                  </div>
                ),
            )}
            {decision.agreeing !== undefined && (
              <div>
                <dt>{web.method.agreeing}</dt>
                <dd>{format.list(decision.agreeing.map((id) => wordFor(casework.organisations, id)))}</dd>
              </div>
            )}
          </dl>
          <DecisionReasons decision={decision} />
          <DecisionLinks decision={decision} />
          <DecisionHistory title={state.title ?? ''} published={state.decisions.published} />
        </>
      )}
    </section>
  );
}

/** Says that the case is open again, or that the decision has been put off. */
function DecisionPending({ decisions: { postponed, reopened } }: Pick<CaseState, 'decisions'>): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.decision;
  const format = useFormat();
  return (
    <>
      {reopened !== undefined && (
        <Alert data-color="info">
          <Heading level={3} data-size="2xs">
            {own.reopened} {format.date(reopened.meetingDate ?? '')}: {wordFor(casework.choices, reopened.reopenedFor ?? '')}
          </Heading>
          <p className="prose">{reopened.newInformation}</p>
          <p>{own.reopenedText}</p>
        </Alert>
      )}
      {postponed !== undefined && (
        <Alert data-color="info">
          <Heading level={3} data-size="2xs">
            {own.postponed} {format.date(postponed.meetingDate ?? '')}: {wordFor(casework.choices, postponed.sentTo ?? '')}
          </Heading>
          <p className="prose">
            {own.awaited}: {postponed.awaited}
          </p>
        </Alert>
      )}
    </>
  );
}
