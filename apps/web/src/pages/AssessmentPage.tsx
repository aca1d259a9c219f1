import { Alert } from '@digdir/designsystemet-react';
import { type JudgedId, readAssessment } from '@likeverd/appraisal';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { assessmentQuery, methodQuery, sessionQuery, storedAssessmentQuery } from '../api/queries.ts';
import type { AssessmentView } from '../api/types.ts';
import { Editor } from '../assessment/Editor.tsx';
import { FaultList } from '../assessment/FaultList.tsx';
import { Report } from '../assessment/Report.tsx';
import { ReportDownloads } from '../assessment/ReportDownloads.tsx';
import { StaleNotice } from '../assessment/StaleNotice.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { ConstructedTag } from '../components/Tags.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { InputPanel } from '../participation/InputPanel.tsx';
import { InputRoom } from '../participation/InputRoom.tsx';
import { InputTable } from '../participation/InputTable.tsx';

const route = getRouteApi('/vurdering/$number');

/** The assessment of one case: for the assessor a place to write, for everyone who may see it the report. */
export function AssessmentPage(): ReactNode {
  const { web } = useWords();
  const { number } = route.useParams();
  const found = useQuery(assessmentQuery(number));
  if (found.data !== undefined) {
    return (
      <InputRoom>
        <Assessment view={found.data} />
      </InputRoom>
    );
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
    </div>
  );
}

function Assessment({ view }: { readonly view: AssessmentView }): ReactNode {
  const words = useWords();
  const { web, assessment } = words;
  const session = useQuery(sessionQuery);
  const hash = view.results.at(-1)?.result ?? '';
  const stored = useQuery({ ...storedAssessmentQuery(hash), enabled: hash !== '' });
  const person = session.data?.viewer?.person;
  const writes = view.obstacles?.length === 0 && person !== undefined;
  return (
    <article className="container page assessment-page">
      <nav aria-label={web.navigation.breadcrumb} className="back">
        <Link to="/metoder/$number" params={{ number: view.number }}>
          {view.number}
        </Link>
      </nav>
      <p className="method-meta">
        <span className="case-number">{view.number}</span>
        {view.constructed && <ConstructedTag />}
      </p>
      <PageHeading title={`${assessment.page.report.title}: ${view.title}`} />
      <Standing view={view} />
      {writes && <Editor key={view.caseId} view={view} person={person} assessment={stored.data?.assessment} />}
      {hash === '' ? null : stored.data !== undefined ? (
        <Told view={view} stored={stored.data} />
      ) : stored.isError ? (
        <LoadFailure error={stored.error} retry={() => void stored.refetch()} />
      ) : (
        <Loading />
      )}
      {view.cited !== undefined && <ReportInput number={view.number} />}
    </article>
  );
}

/** Input on the report that is public: the form, and what others have said of it. */
function ReportInput({ number }: { readonly number: string }): ReactNode {
  const words = useWords().pages.participation;
  const method = useQuery(methodQuery(number));
  if (method.data === undefined) return null;
  const { participation } = method.data.state;
  return (
    <section aria-labelledby="innspill" className="block">
      <h2 id="innspill" className="ds-heading" data-size="md">
        {words.open.report.title}
      </h2>
      <p>{words.open.report.lead}</p>
      <InputPanel view={method.data} />
      <h3 className="ds-heading" data-size="xs">
        {words.open.report.received}
      </h3>
      <InputTable participation={participation} number={number} only={({ inputTarget }) => inputTarget === 'reportText'} />
    </section>
  );
}

/** Which version is shown, what its numbers are from, or that there is nothing yet. */
function Standing({ view }: { readonly view: AssessmentView }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { report, diff } = words.assessment.page;
  const newest = view.versions.at(-1);
  const result = view.results.at(-1);
  if (newest === undefined) return <p className="lead">{view.obstacles === undefined ? report.none : report.nothingYet}</p>;
  return (
    <>
      <p className="hint">
        {report.versionOf({
          version: format.number(newest.version),
          date: format.instant(newest.recordedAt),
          role: wordFor(words.casework.roles, newest.role),
        })}
        {'. '}
        {result === undefined
          ? report.notRun
          : report.judgedFrom({ version: format.number(result.version), date: format.instant(result.recordedAt) })}
      </p>
      {view.versions.length > 1 && (
        <p>
          <Link to="/vurdering/$number/endringer" params={{ number: view.number }}>
            {diff.link}
          </Link>
        </p>
      )}
    </>
  );
}

interface ToldProps {
  readonly view: AssessmentView;
  readonly stored: NonNullable<ReturnType<typeof useStored>['data']>;
}
const useStored = (hash: string) => useQuery(storedAssessmentQuery(hash));

/** The report: the newest text beside the newest results. Where the newest text cannot be read, the one that was judged. */
function Told({ view, stored }: ToldProps): ReactNode {
  const newest = readAssessment(view.document ?? stored.document);
  const document = newest.ok ? newest : readAssessment(stored.document);
  const notice = (part: JudgedId): ReactNode => {
    const stale = view.stale.find((each) => each.part === part);
    return stale === undefined ? null : <StaleNotice view={view} stale={stale} />;
  };
  const unshown = view.stale.filter(({ part }) => part !== 'appraisal' && stored.assessment.parts[part] === undefined);
  if (!document.ok) {
    return (
      <Alert data-color="danger">
        <FaultList faults={document.faults} />
      </Alert>
    );
  }
  return (
    <>
      {unshown.map((stale) => (
        <StaleNotice key={stale.part} view={view} stale={stale} />
      ))}
      <Report document={document.value} assessment={stored.assessment} description={stored.description} notice={notice} />
      <ReportDownloads
        document={stored.document}
        model={stored.model}
        assessment={stored.assessment}
        stale={view.stale.flatMap(({ part }) => (part === 'appraisal' ? [] : [part]))}
      />
    </>
  );
}
