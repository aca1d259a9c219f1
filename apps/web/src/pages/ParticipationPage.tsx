import { Alert } from '@digdir/designsystemet-react';
import type { CaseView, CommandType } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { caseQuery, sessionQuery } from '../api/queries.ts';
import type { Party } from '../api/types.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { ConstructedTag } from '../components/Tags.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { Inputs } from '../participation/Inputs.tsx';
import { People } from '../participation/People.tsx';
import { Questions } from '../participation/Questions.tsx';
import { Reception } from '../participation/Reception.tsx';
import { Rounds } from '../participation/Rounds.tsx';

const route = getRouteApi('/medvirkning/$id');

/** Participation in one case: experts and users' representatives, questions and answers, input and what came of it. */
export function ParticipationPage(): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.page;
  const { id } = route.useParams();
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const found = useQuery({ ...caseQuery(id), enabled: viewer !== null });
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={words.title} text={words.signInText} />;
  if (found.data !== undefined) return <Participation view={found.data} viewer={viewer} />;
  if (!found.isError) return <Loading />;
  return (
    <div className="container page narrow">
      <PageHeading title={words.title} />
      <LoadFailure error={found.error} retry={() => void found.refetch()} />
    </div>
  );
}

function Participation({ view, viewer }: { readonly view: CaseView; readonly viewer: Party }): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.participation.page;
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const [done, setDone] = useState<{ readonly act: CommandType; readonly at: number } | null>(null);
  const confirmation = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done !== null) confirmation.current?.focus();
  }, [done]);
  const { state } = view;
  const tell = (act: CommandType): void => setDone({ act, at: Date.now() });
  const section = { view, viewer, onlyWaiting, tell };
  return (
    <div className="container page participation">
      <p className="back">
        <Link to="/medvirkning">{words.title}</Link> ·{' '}
        <Link to="/arbeid/$id" params={{ id: state.id }}>
          {words.toCase}
        </Link>
        {state.number !== undefined && (
          <>
            {' · '}
            <Link to="/metoder/$number" params={{ number: state.number }}>
              {words.toPublicPage}
            </Link>
          </>
        )}
      </p>
      <p className="method-meta">
        <span className="case-number">{state.number}</span>
        {state.constructed && <ConstructedTag />}
      </p>
      <PageHeading title={words.titleOf({ title: state.title ?? '' })} />
      {done !== null && (
        <Alert ref={confirmation} key={done.at} tabIndex={-1} role="status" data-color="success" className="confirmation">
          <p>{words.done({ act: casework.acts[done.act].title })}</p>
        </Alert>
      )}
      <p className="hint">{words.keys}</p>
      <Choice
        type="checkbox"
        id="bare-ventende"
        name="bare-ventende"
        label={words.onlyWaiting}
        checked={onlyWaiting}
        change={setOnlyWaiting}
      />
      <Questions {...section} />
      <Reception {...section} />
      <Inputs {...section} />
      <People {...section} />
      <Rounds view={view} viewer={viewer} tell={tell} />
    </div>
  );
}
