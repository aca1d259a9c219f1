import { Alert, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { ApiError } from '../api/client.ts';
import { modelsQuery } from '../api/queries.ts';
import { Facts } from '../components/Facts.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { ConstructedTag } from '../components/Tags.tsx';
import { namesOf } from '../follow-up/names.ts';
import { followUpQuery, type FollowUpView } from '../follow-up/queries.ts';
import { PlanSection } from '../follow-up/PlanSection.tsx';
import { ReportView } from '../follow-up/ReportView.tsx';
import { RecordedSection, RulesSection } from '../follow-up/RulesSection.tsx';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { ReleasedSection } from '../releases/ReleasedSection.tsx';
import { ReleaseReport } from '../releases/ReleaseReport.tsx';

const route = getRouteApi('/oppfolging/$number');

/** The follow-up of one method: the contract's questions and rules with their verdicts for everyone, the whole report for the data room. */
export function MethodFollowUpPage(): ReactNode {
  const { web, pages } = useWords();
  const { number } = route.useParams();
  const { rapport } = route.useSearch();
  const found = useQuery(followUpQuery(number, rapport));
  if (found.data !== undefined) return <FollowedUp view={found.data} />;
  if (!found.isError) return <Loading />;
  const missing = found.error instanceof ApiError && found.error.problem.code === 'notFound';
  return (
    <div className="container page narrow">
      <PageHeading title={missing ? pages.followUp.notFound({ number }) : web.errors.loadTitle} />
      {missing ? (
        <p className="lead">{pages.followUp.notFoundText}</p>
      ) : (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      )}
    </div>
  );
}

function FollowedUp({ view }: { readonly view: FollowUpView }): ReactNode {
  const { words, language } = useSpeech();
  const { pages, web } = words;
  const own = pages.followUp;
  const models = useQuery(modelsQuery);
  const model = models.data?.models.find(({ id }) => id === view.modelId);
  const names = namesOf(view.contract, model, words, language);
  const file = `oppfolging-${view.number}`;
  return (
    <article className="container page">
      <nav aria-label={web.navigation.breadcrumb} className="back">
        <Link to="/metoder/$number" params={{ number: view.number }}>
          {own.toMethod}
        </Link>
      </nav>
      <p className="method-meta">
        <span className="case-number">{view.number}</span>
        {view.constructed && <ConstructedTag />}
      </p>
      <PageHeading title={own.title({ method: view.title })} />
      <p className="lead">{own.lead}</p>
      {view.constructed && <Alert data-color="warning">{own.constructed}</Alert>}
      {!view.temporary && <Alert data-color="info">{own.ended}</Alert>}
      <Frame view={view} />
      <RulesSection contract={view.contract} verdicts={view.verdicts} names={names} file={file} />
      <ReleasedSection released={view.released} names={names} file={file} />
      <RecordedSection followUps={view.followUps} names={names} file={file} />
      {view.room && (
        <>
          <section aria-labelledby="arbeidsversjon">
            <h2 id="arbeidsversjon" className="ds-heading" data-size="lg">
              {own.room.title}
            </h2>
            <p>{own.room.lead}</p>
            {view.reports.length === 0 && <p className="empty">{own.room.none}</p>}
            <PlanSection number={view.number} />
            <ChooseReport view={view} />
            <p>
              <Link to="/arbeid/$id" params={{ id: view.caseId }}>
                {own.toCase}
              </Link>
            </p>
          </section>
          {view.report !== undefined && (
            <>
              <ReportView report={view.report} names={names} file={file} />
              <ReleaseReport key={view.report.hash} caseId={view.caseId} report={view.report} names={names} />
            </>
          )}
        </>
      )}
    </article>
  );
}

/** What the contract says of patients, measures, sources and time. */
function Frame({ view: { contract, since, temporary } }: { readonly view: FollowUpView }): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp;
  const format = useFormat();
  const { reassessmentOn, outcomeMeasures = [], sources = [], expectedPatients, reassessmentCriteria } = contract;
  return (
    <Facts
      facts={[
        ...(since === undefined || !temporary ? [] : [{ name: own.since, value: format.date(since) }]),
        ...(reassessmentOn === undefined ? [] : [{ name: own.reassessmentOn, value: format.date(reassessmentOn) }]),
        ...(expectedPatients === undefined ? [] : [{ name: own.expectedPatients, value: format.number(expectedPatients) }]),
        { name: own.measures, value: format.list(outcomeMeasures.map(({ name }) => name)) },
        { name: own.sources, value: format.list(sources.map(({ register }) => register)) },
        ...(reassessmentCriteria === undefined ? [] : [{ name: own.criteria, value: reassessmentCriteria }]),
      ]}
    />
  );
}

function ChooseReport({ view: { reports, report, number } }: { readonly view: FollowUpView }): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.room;
  const format = useFormat();
  const navigate = route.useNavigate();
  const id = useId();
  if (reports.length < 2) return null;
  return (
    <Field>
      <Label htmlFor={id}>{own.choose}</Label>
      <Select
        id={id}
        value={report?.hash ?? ''}
        onChange={({ target }) => void navigate({ params: { number }, search: { rapport: target.value }, resetScroll: false })}
      >
        {reports.map(({ hash, dataUntil, patients }) => (
          <Select.Option key={hash} value={hash}>
            {own.line({ date: format.date(dataUntil), patients: format.number(patients) })}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
