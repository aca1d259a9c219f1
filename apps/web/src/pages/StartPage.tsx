import { Alert, Heading } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { postJson } from '../api/client.ts';
import { caseQuery, sessionQuery } from '../api/queries.ts';
import type { CaseView, Party } from '../api/types.ts';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { ActForm } from '../forms/ActForm.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/ny');

/** Choose what to hand in, and fill it in. */
export function StartPage(): ReactNode {
  const { web, casework } = useWords();
  const session = useQuery(sessionQuery);
  const { type } = route.useSearch();
  const viewer = session.data?.viewer ?? null;
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={web.start.signInTitle} text={web.start.signInText} />;
  if (viewer.role !== 'proposer' && viewer.role !== 'supplier') {
    return (
      <div className="container page narrow">
        <PageHeading title={web.start.title} />
        <Alert data-color="warning">
          <p>{web.start.wrongRole({ role: casework.roles[viewer.role] })}</p>
        </Alert>
      </div>
    );
  }
  if (type === 'anmodning' && viewer.role === 'supplier') return <Fill key="request" act="submitRequest" viewer={viewer} />;
  if (type === 'forslag') return <Fill key="proposal" act="submitProposal" viewer={viewer} />;
  return (
    <div className="container page narrow">
      <PageHeading title={web.start.title} />
      <p className="lead">{web.start.lead}</p>
      <div className="choices-of-start">
        <StartCard title={casework.acts.submitProposal.title} text={web.start.proposalText} type="forslag" />
        {viewer.role === 'supplier' ? (
          <StartCard title={casework.acts.submitRequest.title} text={web.start.requestText} type="anmodning" />
        ) : (
          <p className="hint">{web.start.onlySupplier}</p>
        )}
      </div>
    </div>
  );
}

function StartCard({
  title,
  text,
  type,
}: {
  readonly title: string;
  readonly text: string;
  readonly type: 'anmodning' | 'forslag';
}): ReactNode {
  return (
    <div className="start-card">
      <Heading level={2} data-size="sm">
        <Link to="/ny" search={{ type }}>
          {title}
        </Link>
      </Heading>
      <p>{text}</p>
    </div>
  );
}

/** The day after which no documentation date may lie, some weeks ahead of today: an example that is still right tomorrow. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function Fill({ act, viewer }: { readonly act: 'submitRequest' | 'submitProposal'; readonly viewer: Party }): ReactNode {
  const { web, casework } = useWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const request = act === 'submitRequest';
  const example = request
    ? { ...web.examples.request, wholeIndication: true, documentationDate: inDays(60), constructed: true }
    : { ...web.examples.proposal, methodType: 'procedure', constructed: true };
  const send: ComponentProps<typeof ActForm>['send'] = async (values, idempotencyKey, withheld) => {
    const { id, view } = await postJson<{ id: string; view: CaseView }>(
      '/api/cases',
      { type: act, values, ...(withheld.length === 0 ? {} : { withheld }) },
      idempotencyKey,
    );
    queryClient.setQueryData(caseQuery(id).queryKey, view);
    await queryClient.invalidateQueries({ queryKey: ['cases'] });
    await navigate({ to: '/arbeid/$id', params: { id }, state: (previous) => ({ ...previous, done: act }) });
  };
  return (
    <div className="container page narrow">
      <p className="back">
        <Link to="/ny">{web.start.change}</Link>
      </p>
      <PageHeading title={casework.acts[act].title} />
      <ActForm type={act} caseId="new" person={viewer.person} example={example} send={send} withholding />
    </div>
  );
}
