import { Alert } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { miniHtaQuery } from '../api/queries.ts';
import { FactSections } from '../components/FactSections.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { Stepper } from '../components/Stepper.tsx';
import { ConstructedTag } from '../components/Tags.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { miniHtaSections } from '../mini-hta/sections.ts';

const route = getRouteApi('/mini-metodevurderinger/$id');

/** One of hospitals' own assessments as the public sees it: that it is under way, or all three parts. */
export function MiniHtaPage(): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { id } = route.useParams();
  const found = useQuery(miniHtaQuery(id));
  if (found.isError) {
    const missing = found.error instanceof ApiError && found.error.problem.code === 'notFound';
    return (
      <div className="container page narrow">
        <PageHeading title={missing ? words.pages.miniHta.notFound : words.web.errors.loadTitle} />
        {!missing && <LoadFailure error={found.error} retry={() => void found.refetch()} />}
        <p>
          <Link to="/mini-metodevurderinger">{words.pages.miniHta.title}</Link>
        </p>
      </div>
    );
  }
  if (found.data === undefined) return <Loading />;
  const { state, timeline } = found.data;
  const finished = state.phase === 'localDecided' || state.phase === 'closed';
  return (
    <article className="container page method">
      <nav aria-label={words.web.navigation.breadcrumb} className="back">
        <Link to="/mini-metodevurderinger">{words.pages.miniHta.title}</Link>
      </nav>
      {state.constructed && (
        <p className="method-meta">
          <ConstructedTag />
        </p>
      )}
      <PageHeading title={state.title ?? words.pages.miniHta.title} />
      <Stepper phase={state.phase} local />
      {!finished && (
        <Alert data-color="info">
          <p>{words.pages.miniHta.unfinished}</p>
        </Alert>
      )}
      <FactSections sections={miniHtaSections(words, format, state)} headingLevel={2} />
      <section aria-labelledby="hendelser">
        <h2 id="hendelser" className="ds-heading" data-size="md">
          {words.web.method.timeline}
        </h2>
        <Timeline entries={timeline} />
      </section>
    </article>
  );
}
